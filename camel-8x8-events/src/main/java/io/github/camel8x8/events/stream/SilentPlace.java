/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageId;

/**
 * Where a reader's session is that has sent nothing for long.
 *
 * @param mark the reader's position, as text
 * @param place the same, read: everything up to it is finished, nothing behind it has come
 * @param begunThere whether this session has sent the event at that place, and nothing since: so it
 *     does send what the server can send
 */
record SilentPlace(String mark, MessageId place, boolean begunThere) {}
