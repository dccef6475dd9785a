/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream.options;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Everything one stream is told.
 *
 * @param service where it is
 * @param topic what is read
 * @param api how
 * @param credentials with which key
 * @param receiverQueueSize how many events may be in flight, 1 to 1000 (the server's own cap)
 * @param timeouts how long a session waits
 * @param backoff how a lost session comes back
 * @param sslContext for trust and a client certificate; null for the JVM's own. The host name is
 *     checked in any case
 * @param proxy through which HTTP proxy, or null
 */
public record StreamOptions(
        ServiceUrl service,
        TopicName topic,
        Api api,
        Credentials credentials,
        int receiverQueueSize,
        Timeouts timeouts,
        Backoff backoff,
        @Nullable SSLContext sslContext,
        @Nullable HttpProxy proxy) {

    /** The server's default and cap (PulsarReader: a greater one is cut to it). */
    public static final int MAX_RECEIVER_QUEUE_SIZE = 1000;

    /**
     * Checks the values.
     *
     * @param service the address
     * @param topic the topic
     * @param api the API and its options
     * @param credentials the key, if any
     * @param receiverQueueSize the number of events, 1 to 1000
     * @param timeouts how long a session waits
     * @param backoff how a lost session comes back
     * @param sslContext for trust and a client certificate; null for the JVM's own. The host name
     *     is checked in any case
     * @param proxy through which HTTP proxy, or null
     * @throws IllegalArgumentException where {@code receiverQueueSize} is out of range
     */
    public StreamOptions {
        if (receiverQueueSize < 1 || receiverQueueSize > MAX_RECEIVER_QUEUE_SIZE) {
            throw InvalidOption.of(
                    "receiverQueueSize",
                    receiverQueueSize,
                    "but must be 1 to 1000 (with 0 a reader is connected and never receives)");
        }
    }

    /**
     * {@return options with every default}
     *
     * @param service the address
     * @param topic the topic
     * @param api the API and its options
     * @param credentials the key, if any
     */
    public static StreamOptions of(
            ServiceUrl service, TopicName topic, Api api, Credentials credentials) {
        return new StreamOptions(
                service,
                topic,
                api,
                credentials,
                MAX_RECEIVER_QUEUE_SIZE,
                Timeouts.DEFAULT,
                Backoff.DEFAULT,
                null,
                null);
    }

    /**
     * {@return these options with another window}
     *
     * @param size the number of events, 1 to 1000
     */
    public StreamOptions withReceiverQueueSize(int size) {
        return new StreamOptions(
                service, topic, api, credentials, size, timeouts, backoff, sslContext, proxy);
    }
}
