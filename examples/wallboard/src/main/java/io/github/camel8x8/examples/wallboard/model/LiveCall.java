/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interaction that has not ended.
 *
 * @param id a part of its GUID, unique among the live calls
 * @param media such as {@code phone} or {@code chat}; null if unknown
 * @param caller the customer's number, masked; null if there is none
 * @param queue the queue's name, or null
 * @param agent the agent's name, or null
 * @param since the time at which the state began; for a waiting call, at which it was queued
 * @param startedAt the time of its first event
 */
public record LiveCall(
        String id,
        @Nullable String media,
        boolean outbound,
        @Nullable String caller,
        @Nullable String queue,
        @Nullable String agent,
        CallState state,
        Instant since,
        Instant startedAt) {}
