/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import org.jspecify.annotations.Nullable;

/**
 * Receives every event that a client has read. May be called by several threads at once:
 * camel-vertx-websocket does so, and does not keep the order.
 */
@FunctionalInterface
public interface EventSink {

    /**
     * Receives an event, as the fields that a route would read.
     *
     * @param type such as {@code InteractionAssigned}
     * @param interaction the {@code interactionGUID}
     * @param callState such as {@code CS_QUEUED}
     */
    void event(@Nullable String type, @Nullable String interaction, @Nullable String callState);
}
