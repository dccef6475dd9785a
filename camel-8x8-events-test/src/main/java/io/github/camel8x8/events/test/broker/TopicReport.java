/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reports the contents of the topics, those of partitioned topics together. */
final class TopicReport {

    private final Topics topics;

    TopicReport(Topics topics) {
        this.topics = topics;
    }

    /** The status of each topic; that of a partitioned topic is before those of its partitions. */
    List<TopicStatus> status() {
        List<TopicStatus> all = new ArrayList<>();
        Set<TopicName> reported = new HashSet<>();
        for (Topic topic : topics.all()) {
            TopicName whole = topics.wholeOf(topic.name());
            if (reported.add(whole)) {
                List<Topic> parts = topics.find(whole);
                topics.partitioned(whole)
                        .ifPresent(one -> all.add(status(whole, one.partitions(), parts)));
                parts.forEach(part -> all.add(status(part.name(), 0, List.of(part))));
            }
        }
        return all;
    }

    /** The number of unacknowledged messages of a subscription; -1 if it does not exist. */
    long backlog(TopicName name, String subscription) {
        List<Subscription> found =
                topics.find(name).stream()
                        .flatMap(topic -> Stream.ofNullable(topic.subscription(subscription)))
                        .toList();
        return found.isEmpty() ? -1 : found.stream().mapToLong(Subscription::backlog).sum();
    }

    /** All messages of a topic, oldest first, partition after partition. */
    List<StoredMessage> messages(TopicName name) {
        List<StoredMessage> all = new ArrayList<>();
        topics.find(name).forEach(topic -> all.addAll(topic.log().newest(Integer.MAX_VALUE)));
        return all;
    }

    /** The newest messages of a topic, newest first. */
    List<StoredMessage> newest(TopicName name, int most) {
        List<StoredMessage> newest = new ArrayList<>();
        topics.find(name).forEach(topic -> newest.addAll(topic.log().newest(most)));
        Collections.reverse(newest);
        newest.sort(Comparator.comparing(StoredMessage::publishTime).reversed());
        return List.copyOf(newest.subList(0, Math.min(most, newest.size())));
    }

    private static TopicStatus status(TopicName name, int partitions, List<Topic> parts) {
        long published = 0;
        int kept = 0;
        Set<MessageSender> clients = new HashSet<>();
        Map<String, List<Subscription>> subscriptions = new LinkedHashMap<>();
        for (Topic part : parts) {
            published += part.log().end();
            kept += part.log().size();
            clients.addAll(part.clients());
            part.subscriptions()
                    .forEach(
                            (subscription, state) ->
                                    subscriptions
                                            .computeIfAbsent(subscription, s -> new ArrayList<>())
                                            .add(state));
        }
        List<SubscriptionStatus> reported = new ArrayList<>();
        subscriptions.forEach((subscription, states) -> reported.add(status(subscription, states)));
        return new TopicStatus(
                name, partitions, published, kept, clients.size(), List.copyOf(reported));
    }

    /** The status of a subscription of a topic, or of the same one of all partitions. */
    private static SubscriptionStatus status(String name, List<Subscription> parts) {
        Set<MessageSender> consumers = new HashSet<>();
        long backlog = 0;
        long inFlight = 0;
        StoredMessage oldest = null;
        for (Subscription part : parts) {
            backlog += part.backlog();
            for (TopicConsumer consumer : part.consumers()) {
                consumers.add(consumer.sender());
                inFlight += consumer.inFlight();
            }
            StoredMessage candidate = part.oldest();
            if (candidate != null
                    && (oldest == null || candidate.publishTime().isBefore(oldest.publishTime()))) {
                oldest = candidate;
            }
        }
        return new SubscriptionStatus(name, consumers.size(), backlog, inFlight, oldest);
    }
}
