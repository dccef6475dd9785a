/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.List;

/** Tells to which other topics a message goes. */
@FunctionalInterface
public interface Routing {

    /** Empty where it goes to its own topic only. */
    List<TopicName> alsoTo(TopicName topic, Message message);
}
