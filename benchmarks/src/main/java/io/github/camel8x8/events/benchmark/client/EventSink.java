/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import org.jspecify.annotations.Nullable;

/** Where every event ends that a client has read. Called by one thread at a time. */
@FunctionalInterface
public interface EventSink {

    /**
     * An event, by the fields that a route would look at.
     *
     * @param type such as {@code InteractionAssigned}
     * @param interaction the {@code interactionGUID}
     * @param callState such as {@code CS_QUEUED}
     */
    void event(@Nullable String type, @Nullable String interaction, @Nullable String callState);
}
