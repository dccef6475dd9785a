/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

/**
 * The full name of a topic. At 8x8 the namespaces are {@code event-v1} and {@code agent-v1}.
 *
 * @param tenant the customer
 * @param namespace the namespace of the tenant
 * @param topic the name in the namespace
 */
public record TopicName(String tenant, String namespace, String topic) {

    private static final String SCHEME = "persistent://";

    /**
     * {@return the topic with another name in the same namespace}
     *
     * @param other the name of the topic
     */
    public TopicName sibling(String other) {
        return new TopicName(tenant, namespace, other);
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
