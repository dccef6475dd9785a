/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent.
 *
 * @param label the name of the state; the tenant's own name if it has one
 * @param since when the state began
 * @param call the {@link LiveCall#id} of the agent's call, or null
 */
public record AgentView(
        String id,
        String name,
        AgentState state,
        String label,
        Instant since,
        @Nullable String call) {}
