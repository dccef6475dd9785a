/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import io.github.camel8x8.events.test.broker.Message;
import java.util.List;

/** One event or several that can be published, in order. */
@FunctionalInterface
public interface Events {

    /** {@return the events; never empty} */
    List<Message> messages();
}
