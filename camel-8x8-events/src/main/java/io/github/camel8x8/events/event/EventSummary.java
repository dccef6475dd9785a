/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import org.jspecify.annotations.Nullable;

/**
 * The few fields that routing needs from every event, read in one pass without a tree.
 *
 * @param family the root key, or null if the fields are in the root object itself
 */
record EventSummary(
        @Nullable String family,
        @Nullable String type,
        @Nullable String interactionGuid,
        @Nullable String agentId,
        @Nullable String queueId,
        @Nullable String callState,
        @Nullable String mediaType,
        @Nullable String direction) {

    /** The summary of a payload that is not one JSON object. */
    static final EventSummary NONE =
            new EventSummary(null, null, null, null, null, null, null, null);
}
