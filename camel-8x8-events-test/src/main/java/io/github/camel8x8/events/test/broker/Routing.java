/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.List;

/** Selects the other topics that a message is published to. */
@FunctionalInterface
public interface Routing {

    /**
     * {@return the other topics that receive the message; empty for none}
     *
     * @param topic the topic to which the message is published
     * @param message the message
     */
    List<TopicName> alsoTo(TopicName topic, Message message);
}
