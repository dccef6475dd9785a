/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import io.github.camel8x8.events.test.broker.MessageId;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event that a topic contains.
 *
 * @param id the id of its message
 * @param type its type; empty if the payload is not an event
 * @param subject the GUID of its interaction, or otherwise the id of its agent; empty if it has
 *     neither
 * @param key the key of its message, or null
 * @param publishedAt the time of publication
 * @param payload the payload as text
 */
public record StreamEvent(
        MessageId id,
        String type,
        String subject,
        @Nullable String key,
        OffsetDateTime publishedAt,
        String payload) {}
