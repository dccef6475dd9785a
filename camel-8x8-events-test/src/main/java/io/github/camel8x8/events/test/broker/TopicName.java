/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.regex.Pattern;

/**
 * The full name of a topic. At 8x8 the namespaces are {@code event-v1} and {@code agent-v1}.
 *
 * @param tenant the customer
 * @param namespace the namespace of the tenant
 * @param topic the name in the namespace
 */
public record TopicName(String tenant, String namespace, String topic) {

    private static final String SCHEME = "persistent://";

    private static final String PARTITION = "-partition-";

    /** The number of a partition as Pulsar writes it: without a leading zero. */
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,8}");

    /**
     * {@return the topic with another name in the same namespace}
     *
     * @param other the name of the topic
     */
    public TopicName sibling(String other) {
        return new TopicName(tenant, namespace, other);
    }

    /**
     * {@return the name of a partition of this topic}
     *
     * @param number the number of the partition, from 0
     */
    public TopicName withPartition(int number) {
        return sibling(topic + PARTITION + number);
    }

    /** {@return the number of the partition that this name denotes; -1 if it denotes none} */
    public int partition() {
        int at = topic.lastIndexOf(PARTITION);
        String number = at < 0 ? "" : topic.substring(at + PARTITION.length());
        return NUMBER.matcher(number).matches() ? Integer.parseInt(number) : -1;
    }

    /** {@return the partitioned topic of a partition; this name if it denotes no partition} */
    public TopicName withoutPartition() {
        return partition() < 0 ? this : sibling(topic.substring(0, topic.lastIndexOf(PARTITION)));
    }

    /** Parses a name as Pulsar does: a short name is in the namespace {@code public/default}. */
    static TopicName parse(String name) {
        String path = name.startsWith(SCHEME) ? name.substring(SCHEME.length()) : name;
        String[] parts = path.split("/", 3);
        return parts.length == 3
                ? new TopicName(parts[0], parts[1], parts[2])
                : new TopicName("public", "default", path);
    }

    @Override
    public String toString() {
        return SCHEME + tenant + "/" + namespace + "/" + topic;
    }
}
