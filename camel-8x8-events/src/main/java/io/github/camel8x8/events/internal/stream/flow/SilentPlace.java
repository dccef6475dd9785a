/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.protocol.MessageId;

/**
 * The position of a reader's session that has been silent for a long time.
 *
 * @param mark the reader's position, as text
 * @param place the same, parsed: everything up to it is finished, nothing after it has arrived
 * @param begunThere whether this session has sent the event at that place, and nothing since: so it
 *     does deliver the messages that the server can send
 */
public record SilentPlace(String mark, MessageId place, boolean begunThere) {}
