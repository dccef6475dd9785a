/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Changes of a stream's state, as events of Camel. Register an {@link
 * org.apache.camel.spi.EventNotifier} in the context to receive them. Without one, they are not
 * created.
 *
 * <p>Each is sent once for a change, and not for each attempt to connect. Those of a topic are sent
 * in order, on a thread of Camel that may block and may stop the context. A stop of the context
 * does not wait for a notifier, and does not send what waits for one. None contains a key, or any
 * data of an event except its message id.
 */
@NullMarked
package io.github.camel8x8.events.notification;

import org.jspecify.annotations.NullMarked;
