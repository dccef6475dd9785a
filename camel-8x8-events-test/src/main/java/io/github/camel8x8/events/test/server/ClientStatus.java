/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.MessageId;
import io.github.camel8x8.events.test.broker.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The state of a reader or consumer at one moment.
 *
 * @param delivered how many messages were sent to it
 * @param position the id of the last message that was sent to it; null if there is none
 * @param progress its window and its distance from the newest message
 */
public record ClientStatus(long delivered, @Nullable MessageId position, Progress progress) {}
