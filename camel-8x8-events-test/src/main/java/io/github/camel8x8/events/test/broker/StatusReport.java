/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reports the status of the topics. */
final class StatusReport {

    private final Topics topics;

    StatusReport(Topics topics) {
        this.topics = topics;
    }

    /** The status of each topic; that of a partitioned topic is before those of its partitions. */
    List<TopicStatus> all() {
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

    private static TopicStatus status(TopicName name, int partitions, List<Topic> parts) {
        long published = 0;
        int kept = 0;
        Set<MessageSender> clients = new HashSet<>();
        Map<String, Long> backlogs = new LinkedHashMap<>();
        for (Topic part : parts) {
            published += part.log().end();
            kept += part.log().size();
            clients.addAll(part.clients());
            part.subscriptions()
                    .forEach((sub, state) -> backlogs.merge(sub, state.backlog(), Long::sum));
        }
        return new TopicStatus(name, partitions, published, kept, clients.size(), backlogs);
    }
}
