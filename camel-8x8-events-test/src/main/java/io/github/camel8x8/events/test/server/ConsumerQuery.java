/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.ConsumerOptions;
import io.github.camel8x8.events.test.broker.ConsumerOptions.DeadLetter;
import io.github.camel8x8.events.test.broker.SubscriptionType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Parses a consumer's query, with the error texts of Pulsar's {@code ConsumerBuilderImpl}. */
final class ConsumerQuery {

    private static final int DEFAULT_NACK_DELAY_MILLIS = 60_000;

    private static final int MIN_ACK_TIMEOUT_MILLIS = 1000;

    private enum Mode {
        Durable,
        NonDurable
    }

    private enum Position {
        Latest,
        Earliest
    }

    private ConsumerQuery() {}

    /**
     * @throws IllegalArgumentException if a parameter is out of its range
     */
    static ConsumerOptions options(Query query) {
        return new ConsumerOptions(
                query.oneOf("subscriptionType", SubscriptionType.Exclusive),
                query.oneOf("subscriptionMode", Mode.Durable) == Mode.Durable,
                query.oneOf("subscriptionInitialPosition", Position.Latest) == Position.Earliest,
                ReaderQuery.receiverQueueSize(query),
                consumerName(query),
                notNegative(query, "priorityLevel", 0),
                Duration.ofMillis(ackTimeout(query)),
                Duration.ofMillis(
                        notNegative(
                                query, "negativeAckRedeliveryDelay", DEFAULT_NACK_DELAY_MILLIS)),
                deadLetter(query),
                query.isTrue("pullMode"));
    }

    private static @Nullable String consumerName(Query query) {
        String name = query.text("consumerName");
        check(name == null || !name.isBlank(), "consumerName cannot be blank");
        return name;
    }

    private static int ackTimeout(Query query) {
        int millis = query.number("ackTimeoutMillis", 0);
        check(
                millis == 0 || millis >= MIN_ACK_TIMEOUT_MILLIS,
                "Ack timeout should be greater than 1000 ms");
        return millis;
    }

    private static int notNegative(Query query, String name, int absent) {
        int value = query.number(name, absent);
        check(value >= 0, name + " needs to be >= 0");
        return value;
    }

    private static @Nullable DeadLetter deadLetter(Query query) {
        if (!query.has("maxRedeliverCount") && !query.has("deadLetterTopic")) {
            return null;
        }
        int count = query.number("maxRedeliverCount", 0);
        check(count > 0, "MaxRedeliverCount must be > 0.");
        return new DeadLetter(count, query.text("deadLetterTopic"));
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
