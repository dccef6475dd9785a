/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.List;

/** Tells to which other topics a message goes. */
@FunctionalInterface
public interface Routing {

    /**
     * {@return the other topics that get the message; empty for none}
     *
     * @param topic the topic to which the message is published
     * @param message the message
     */
    List<TopicName> alsoTo(TopicName topic, Message message);
}
