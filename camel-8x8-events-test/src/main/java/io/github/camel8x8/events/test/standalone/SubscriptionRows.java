/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import static io.github.camel8x8.events.test.standalone.Html.cell;
import static io.github.camel8x8.events.test.standalone.Html.count;
import static io.github.camel8x8.events.test.standalone.Html.escape;
import static io.github.camel8x8.events.test.standalone.Html.row;

import io.github.camel8x8.events.test.broker.StoredMessage;
import io.github.camel8x8.events.test.broker.SubscriptionStatus;
import io.github.camel8x8.events.test.broker.TopicStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What each subscription has not acknowledged. */
final class SubscriptionRows {

    private SubscriptionRows() {}

    /**
     * The first {@link StatusPage#MAX_ROWS} subscriptions.
     *
     * @param topics the topics; their partitions are skipped, because the whole topic includes them
     * @param linked whether the oldest event is a link to its page
     */
    static String of(List<TopicStatus> topics, boolean linked, Instant now) {
        StringBuilder rows = new StringBuilder();
        topics.stream()
                .flatMap(
                        topic ->
                                topic.subscriptions().stream()
                                        .map(each -> of(topic, each, linked, now)))
                .limit(StatusPage.MAX_ROWS)
                .forEach(rows::append);
        return rows.toString();
    }

    private static String of(
            TopicStatus topic, SubscriptionStatus subscription, boolean linked, Instant now) {
        return row(
                topic.name() + "/" + subscription.name(),
                escape(subscription.name()),
                cell("Topic", "", Html.topic(topic.name())),
                cell("Consumers", "number", consumers(subscription)),
                cell("Not acknowledged", "number", count(subscription.backlog())),
                cell("In flight", "number", count(subscription.inFlight())),
                cell("Oldest", "number", oldest(topic, subscription.oldest(), linked, now)));
    }

    /** A subscription without a consumer keeps its events until one connects. */
    private static String consumers(SubscriptionStatus subscription) {
        String number = count(subscription.consumers());
        return subscription.consumers() == 0 && subscription.backlog() > 0
                ? "<span class=\"late\">" + number + "</span>"
                : number;
    }

    private static String oldest(
            TopicStatus topic, @Nullable StoredMessage oldest, boolean linked, Instant now) {
        if (oldest == null) {
            return "<span class=\"none\">all acknowledged</span>";
        }
        long seconds =
                Math.max(0, Duration.between(oldest.publishTime().toInstant(), now).toSeconds());
        String age =
                seconds < 3600
                        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                        : String.format(
                                Locale.ROOT,
                                "%d:%02d:%02d",
                                seconds / 3600,
                                seconds / 60 % 60,
                                seconds % 60);
        return linked && topic.name().topic().equals("all")
                ? "<a href=\"/events/%s\">%s ago</a>".formatted(oldest.id(), age)
                : age + " ago";
    }
}
