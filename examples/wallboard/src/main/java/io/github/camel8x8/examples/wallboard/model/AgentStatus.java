/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

/**
 * What one id of the tenant's status list means.
 *
 * @param state {@link AgentState#AVAILABLE}, {@link AgentState#AWAY} or {@link AgentState#OFFLINE}
 * @param label the tenant's own word for it
 */
public record AgentStatus(AgentState state, String label) {}
