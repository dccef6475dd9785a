/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.Collection;
import java.util.Set;

/** Decides which consumer of a subscription gets which message. */
interface Dispatcher {

    SubscriptionType type();

    Collection<TopicConsumer> consumers();

    void add(TopicConsumer consumer);

    /** Removes a consumer; its unacknowledged messages are redelivered. */
    void remove(TopicConsumer consumer);

    /** Assigns messages while there are messages and consumers with room. */
    void fill();

    /** Redelivers messages that the consumer acknowledged negatively, or not in time. */
    void redeliver(TopicConsumer consumer, Set<Long> indexes);

    /** Redelivers all unacknowledged messages, from the oldest. */
    void startOver();
}
