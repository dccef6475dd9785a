/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import io.github.camel8x8.events.options.InitialPosition;
import io.github.camel8x8.events.options.SubscriptionMode;
import io.github.camel8x8.events.options.SubscriptionType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The Consumer API: the server stores the position of a subscription.
 *
 * @param subscription its name
 * @param type how consumers share it
 * @param mode whether it is kept while no consumer is connected
 * @param initialPosition where it begins when it is created
 * @param consumerName a name for the server's statistics, or null
 * @param priorityLevel 0 (first) and up: which consumer of a Shared or Failover subscription is
 *     served first, or null for the server's default
 * @param ackTimeout after how long without an acknowledgement the server redelivers a message, at
 *     least 1 s, or null for never
 * @param negativeAckRedeliveryDelay how long after a negative acknowledgement the server redelivers
 *     a message; null for the server's default of 60 s
 * @param deadLetter after how many redeliveries the server moves a message to another topic, or
 *     null for never
 * @param pullMode whether the client requests messages with permits instead of acknowledgements
 */
public record ConsumerApi(
        String subscription,
        SubscriptionType type,
        SubscriptionMode mode,
        InitialPosition initialPosition,
        @Nullable String consumerName,
        @Nullable Integer priorityLevel,
        @Nullable Duration ackTimeout,
        @Nullable Duration negativeAckRedeliveryDelay,
        @Nullable DeadLetter deadLetter,
        boolean pullMode)
        implements Api {

    private static final Duration MIN_ACK_TIMEOUT = Duration.ofSeconds(1);

    /** The server parses milliseconds as an {@code int}. */
    private static final Duration SERVER_MAX = Duration.ofMillis(Integer.MAX_VALUE);

    private static final Duration SERVER_REDELIVERY_DELAY = Duration.ofSeconds(60);

    /**
     * Checks the values.
     *
     * @param subscription the name of the subscription
     * @param type how consumers share it
     * @param mode whether it is kept while no consumer is connected
     * @param initialPosition where it begins when it is created
     * @param consumerName a name for the server's statistics, or null
     * @param priorityLevel 0 (first) and up: which consumer of a Shared or Failover subscription is
     *     served first, or null for the server's default
     * @param ackTimeout after how long without an acknowledgement the server redelivers a message,
     *     at least 1 s, or null for never
     * @param negativeAckRedeliveryDelay how long after a negative acknowledgement the server
     *     redelivers a message; null for the server's default of 60 s
     * @param deadLetter after how many redeliveries the server moves a message to another topic, or
     *     null for never
     * @param pullMode whether the client requests messages with permits instead of acknowledgements
     * @throws IllegalArgumentException if the server rejects a value, or accepts but never applies
     *     it
     */
    public ConsumerApi {
        if (subscription.isBlank()) {
            throw InvalidOption.withoutValue("subscription", "is blank; give it a name");
        }
        if (priorityLevel != null && priorityLevel < 0) {
            throw InvalidOption.of("priorityLevel", priorityLevel, "but must be 0 or more");
        }
        if (TopicName.isDots(subscription)) {
            throw InvalidOption.of(
                    "subscription", subscription, "which a server takes for another path");
        }
        if (ackTimeout != null
                && !ackTimeout.isZero()
                && (ackTimeout.compareTo(MIN_ACK_TIMEOUT) < 0
                        || ackTimeout.compareTo(SERVER_MAX) > 0)) {
            throw InvalidOption.of(
                    "ackTimeoutMillis",
                    Timeouts.millis(ackTimeout),
                    "but must be 0 (never) or 1000 to " + SERVER_MAX.toMillis());
        }
        if (negativeAckRedeliveryDelay != null
                && (negativeAckRedeliveryDelay.isNegative()
                        || negativeAckRedeliveryDelay.compareTo(SERVER_MAX) > 0)) {
            throw InvalidOption.of(
                    "negativeAckRedeliveryDelay",
                    Timeouts.millis(negativeAckRedeliveryDelay),
                    "but must be 0 to " + SERVER_MAX.toMillis() + " ms");
        }
        if (deadLetter != null && !type.redeliversSingly()) {
            throw InvalidOption.of(
                    "maxRedeliverCount",
                    deadLetter.maxRedeliverCount(),
                    "but with subscriptionType "
                            + type
                            + " Pulsar never dead-letters and redelivers without end; use Shared or"
                            + " Key_Shared, or end it in the route's error handler");
        }
    }

    /** {@return the time after which a message that failed is delivered again} */
    public Duration redeliveryDelay() {
        return negativeAckRedeliveryDelay == null
                ? SERVER_REDELIVERY_DELAY
                : negativeAckRedeliveryDelay;
    }
}
