/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Selects the consumer of a message. */
interface ConsumerSelector {

    /** Selects a consumer that has room; null if the message must wait. */
    @Nullable TopicConsumer select(Message message, List<TopicConsumer> consumers);

    /** Called when a consumer has disconnected. */
    void left(TopicConsumer consumer);
}
