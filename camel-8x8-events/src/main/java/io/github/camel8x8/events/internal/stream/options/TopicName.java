/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import io.github.camel8x8.events.internal.protocol.MessageId;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A topic of a tenant.
 *
 * @param tenant the tenant, as the 8x8 Admin Console names it
 * @param namespace {@code event-v1}, or {@code agent-v1} for the events of one agent
 * @param topic {@code all}, an event type, or an agent's id
 */
public record TopicName(String tenant, String namespace, String topic) {

    private static final Pattern PARTITION = Pattern.compile(".+-partition-(\\d{1,9})");

    /**
     * Checks the parts.
     *
     * @param tenant the tenant
     * @param namespace the namespace, such as {@code event-v1}
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @throws IllegalArgumentException if a part is blank, or the tenant or namespace has a slash
     */
    public TopicName {
        require("tenant", tenant);
        require("namespace", namespace);
        if (topic.isBlank()) {
            throw InvalidOption.withoutValue(
                    "topic",
                    "is missing; name one as in 8x8events:all or 8x8events:InteractionCreated");
        }
        requireNoQuotes("topic", topic);
        if (isPulsarDomain(namespace) || topic.contains("://")) {
            throw InvalidOption.of(
                    "topic",
                    (topic.contains("://") ? "" : namespace + "/") + topic,
                    "which is a full Pulsar name; write only the topic, or namespace/topic, and set"
                            + " tenant");
        }
        if (Arrays.stream(topic.split("/", -1)).anyMatch(TopicName::isDots)) {
            throw InvalidOption.of("topic", topic, "which a server takes for another path");
        }
    }

    /**
     * {@return whether it is named like a partition of a partitioned topic: {@code
     * topic-partition-2}}
     */
    public boolean isPartition() {
        return PARTITION.matcher(topic).matches();
    }

    /**
     * {@return the number of the partition, from 0; null if this is not the name of a partition}
     */
    public @Nullable Integer partitionIndex() {
        Matcher matcher = PARTITION.matcher(topic);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    /**
     * {@return the topic of a partition of this partitioned topic}
     *
     * @param index the number of the partition, from 0
     */
    public TopicName partition(int index) {
        return new TopicName(tenant, namespace, topic + "-partition-" + index);
    }

    /**
     * {@return the topic of the stream that has this message: its partition if this topic is
     * partitioned, otherwise this topic}
     *
     * @param messageId the id of a message of this topic; it contains the partition
     */
    public TopicName streamOf(String messageId) {
        MessageId id = MessageId.parseOrNull(messageId);
        return id == null || id.partition() < 0 || isPartition() ? this : partition(id.partition());
    }

    /** Whether clients, proxies and servers remove this segment, with the segment before it. */
    static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    private static boolean isPulsarDomain(String namespace) {
        return namespace.matches("(non-)?persistent:?");
    }

    /** {@code tenant/namespace/topic} */
    @Override
    public String toString() {
        return tenant + "/" + namespace + "/" + topic;
    }

    /** A properties file does not need quotes, and keeps them. */
    static void requireNoQuotes(String option, String value) {
        if (value.startsWith("\"") || value.startsWith("'")) {
            throw InvalidOption.of(option, value, "which is within quotes; remove them");
        }
    }

    private static void require(String option, String value) {
        if (value.isBlank()) {
            throw InvalidOption.withoutValue(
                    option, "is missing; set it on the endpoint or on the component");
        }
        requireNoQuotes(option, value);
        if (value.indexOf('/') >= 0) {
            throw InvalidOption.of(option, value, "which must not contain a slash");
        }
        if (isDots(value)) {
            throw InvalidOption.of(option, value, "which a server takes for another path");
        }
    }
}
