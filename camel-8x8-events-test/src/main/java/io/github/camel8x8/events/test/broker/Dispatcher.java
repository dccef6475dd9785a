/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.Collection;
import java.util.Set;

/** Decides which consumer of a subscription gets which message. */
interface Dispatcher {

    SubscriptionType type();

    Collection<TopicConsumer> consumers();

    void add(TopicConsumer consumer);

    /** What the consumer has not acknowledged comes again. */
    void remove(TopicConsumer consumer);

    /** Hands out messages as long as there are some and consumers with room. */
    void fill();

    /** The consumer rejected these messages, or was too late with them. */
    void redeliver(TopicConsumer consumer, Set<Long> indexes);

    /** Everything that is not acknowledged comes again, from the beginning. */
    void startOver();
}
