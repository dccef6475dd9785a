/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import static io.github.camel8x8.events.test.standalone.Html.cell;
import static io.github.camel8x8.events.test.standalone.Html.count;
import static io.github.camel8x8.events.test.standalone.Html.rate;
import static io.github.camel8x8.events.test.standalone.Html.row;

import io.github.camel8x8.events.test.broker.SubscriptionStatus;
import io.github.camel8x8.events.test.broker.TopicName;
import io.github.camel8x8.events.test.broker.TopicStatus;
import java.util.Set;

/** The topics and the partitions. */
final class TopicRows {

    private TopicRows() {}

    static String of(TopicList topics, Rates rates) {
        Set<TopicName> partitioned = topics.partitioned();
        StringBuilder rows = new StringBuilder();
        for (TopicStatus topic : topics.listed().stream().limit(StatusPage.MAX_ROWS).toList()) {
            rows.append(of(topic, title(topic, partitioned), rates));
        }
        return rows.toString();
    }

    /** Which topics are not listed. */
    static String note(TopicList topics) {
        int listed = topics.listed().size();
        int agents = topics.topics().size() - listed;
        return (Html.more(listed) + " Topics of agents that are not listed: " + count(agents) + ".")
                .strip();
    }

    private static String of(TopicStatus topic, String title, Rates rates) {
        long backlog = topic.subscriptions().stream().mapToLong(SubscriptionStatus::backlog).sum();
        return row(
                topic.name() + "/" + topic.partitions(),
                title,
                cell("Published", "number", count(topic.published())),
                cell("Per second", "number", rate(rates.of(topic.name()))),
                cell("Kept", "number", count(topic.kept())),
                cell("Clients", "number", count(topic.clients())),
                cell(
                        "Not acknowledged",
                        "number",
                        topic.subscriptions().isEmpty() ? "–" : count(backlog)));
    }

    private static String title(TopicStatus topic, Set<TopicName> partitioned) {
        TopicName name = topic.name();
        if (TopicList.isPartition(topic, partitioned)) {
            return "<span class=\"partition\">partition " + name.partition() + "</span>";
        }
        return topic.partitions() == 0
                ? Html.topic(name)
                : "%s <span class=\"count\">%s partitions</span>"
                        .formatted(Html.topic(name), topic.partitions());
    }
}
