/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import io.github.camel8x8.events.benchmark.server.Certificate;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The topic that a client reads.
 *
 * @param serviceUrl such as {@code ws://127.0.0.1:8080}
 * @param tenant the customer
 * @param namespace the namespace of the topic
 * @param topic the name of the topic
 * @param certificate the trusted certificate for wss; null for ws
 * @param brokerUrl the URL of Pulsar's own protocol; null if the server does not support it
 */
public record Source(
        String serviceUrl,
        String tenant,
        String namespace,
        String topic,
        @Nullable Certificate certificate,
        @Nullable String brokerUrl) {

    /** The URL of the reader endpoint, from the topic's beginning. */
    public URI reader() {
        return URI.create(serviceUrl + path() + "?messageId=earliest");
    }

    /** The path of the reader endpoint. */
    String path() {
        return "/ws/v2/reader/persistent/%s/%s/%s".formatted(tenant, namespace, topic);
    }
}
