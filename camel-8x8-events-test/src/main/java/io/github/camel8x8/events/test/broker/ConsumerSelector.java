/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the consumer of a message. */
interface ConsumerSelector {

    /** One that has room; null where the message has to wait. */
    @Nullable TopicConsumer select(Message message, List<TopicConsumer> consumers);

    /** A consumer is not there any more. */
    void left(TopicConsumer consumer);
}
