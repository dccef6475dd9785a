/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How 8x8 sent the event ({@code msgInfo}). 8x8 documents the timestamp as present in every event,
 * but some of its samples are empty, so each part may be missing.
 *
 * @param sequenceId counts the events of one sending instance
 * @param timestamp when it was sent, to the millisecond
 * @param instanceId the sending server
 */
public record MessageInfo(
        @Nullable Long sequenceId, @Nullable Instant timestamp, @Nullable String instanceId) {

    static MessageInfo of(JsonNode msgInfo) {
        return new MessageInfo(
                number(EventFields.text(msgInfo.path("sequenceId"))),
                EpochUnit.MILLISECONDS.instant(EventFields.text(msgInfo.path("timestamp"))),
                EventFields.text(msgInfo.path("instanceId")));
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
