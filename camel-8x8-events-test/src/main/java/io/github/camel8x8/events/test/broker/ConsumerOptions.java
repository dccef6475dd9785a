/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options in a consumer's query.
 *
 * @param type the type of its subscription
 * @param durable false: the subscription is deleted with its last consumer
 * @param fromEarliest whether a new subscription begins at the earliest message
 * @param receiverQueueSize from 0; used as 1 to 1000
 * @param consumerName or null
 * @param priorityLevel from 0, the highest priority
 * @param ackTimeout zero for none
 * @param nackDelay the time from a negative acknowledgement to the redelivery
 * @param deadLetter or null
 * @param pullMode whether permits, not acknowledgements, release messages
 */
public record ConsumerOptions(
        SubscriptionType type,
        boolean durable,
        boolean fromEarliest,
        int receiverQueueSize,
        @Nullable String consumerName,
        int priorityLevel,
        Duration ackTimeout,
        Duration nackDelay,
        @Nullable DeadLetter deadLetter,
        boolean pullMode) {

    /**
     * The dead letter topic for messages that were redelivered too often.
     *
     * @param maxRedeliverCount from 1
     * @param topic or null for {@code topic-subscription-DLQ}
     */
    public record DeadLetter(int maxRedeliverCount, @Nullable String topic) {}
}
