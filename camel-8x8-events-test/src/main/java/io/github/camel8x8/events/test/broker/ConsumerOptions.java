/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer asked for in its query.
 *
 * @param type the type of its subscription
 * @param durable false: the subscription goes with its last consumer
 * @param fromEarliest where a subscription begins that is not there yet
 * @param receiverQueueSize from 0; counted as 1..1000
 * @param consumerName or null
 * @param priorityLevel from 0, which comes first
 * @param ackTimeout zero for none
 * @param nackDelay how long after a negative acknowledgement the message comes again
 * @param deadLetter or null
 * @param pullMode messages are sent on permits, not on acknowledgements
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
     * Where messages go that were redelivered too often.
     *
     * @param maxRedeliverCount from 1
     * @param topic or null for {@code topic-subscription-DLQ}
     */
    public record DeadLetter(int maxRedeliverCount, @Nullable String topic) {}
}
