/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The options of one stream.
 *
 * @param service the address
 * @param topic the topic
 * @param api the API and its options
 * @param credentials the key, if any
 * @param receiverQueueSize the maximum number of events in flight, 1 to 1000 (the server's limit)
 * @param timeouts how long a session waits
 * @param backoff the delays before attempts to reconnect
 * @param sslContext for trust and a client certificate; null for the JVM's default. The host name
 *     is checked in any case
 * @param proxy the HTTP proxy, or null
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

    /** The server's default and limit (PulsarReader reduces a greater value to it). */
    public static final int MAX_RECEIVER_QUEUE_SIZE = 1000;

    /**
     * The smallest window of a reader. Pulsar's proxy loses one credit if a session begins after a
     * place (measured on 4.0.8), so with 1 no event would arrive.
     */
    public static final int MIN_READER_QUEUE_SIZE = 2;

    /**
     * Checks the values.
     *
     * @param service the address
     * @param topic the topic
     * @param api the API and its options
     * @param credentials the key, if any
     * @param receiverQueueSize the maximum number of events in flight, 1 to 1000; for a reader at
     *     least {@link #MIN_READER_QUEUE_SIZE}
     * @param timeouts how long a session waits
     * @param backoff the delays before attempts to reconnect
     * @param sslContext for trust and a client certificate; null for the JVM's default. The host
     *     name is checked in any case
     * @param proxy the HTTP proxy, or null
     * @throws IllegalArgumentException if {@code receiverQueueSize} is out of range
     */
    public StreamOptions {
        if (receiverQueueSize < 1 || receiverQueueSize > MAX_RECEIVER_QUEUE_SIZE) {
            throw InvalidOption.of(
                    "receiverQueueSize",
                    receiverQueueSize,
                    "but must be 1 to 1000, and at least 2 without a subscription");
        }
        if (receiverQueueSize < MIN_READER_QUEUE_SIZE && api instanceof ReaderApi) {
            throw InvalidOption.of(
                    "receiverQueueSize",
                    receiverQueueSize,
                    "but must be 2 to 1000 without a subscription: with 1, Pulsar sends a reader"
                            + " nothing after a reconnect");
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
     * {@return these options for another topic and another window}
     *
     * @param other the topic
     * @param how the API and its options
     * @param size the number of events in flight, 1 to 1000; for a reader at least {@link
     *     #MIN_READER_QUEUE_SIZE}
     */
    public StreamOptions of(TopicName other, Api how, int size) {
        return new StreamOptions(
                service, other, how, credentials, size, timeouts, backoff, sslContext, proxy);
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
