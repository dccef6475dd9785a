/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.time.OffsetDateTime;

/**
 * A message in a topic.
 *
 * @param id its id, which determines its order
 * @param message the published message
 * @param publishTime the time of publication, with the offset of the server's zone
 */
public record StoredMessage(MessageId id, Message message, OffsetDateTime publishTime) {}
