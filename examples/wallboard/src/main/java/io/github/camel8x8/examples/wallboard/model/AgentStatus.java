/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

/**
 * The meaning of one id in the tenant's status list.
 *
 * @param state {@link AgentState#AVAILABLE}, {@link AgentState#AWAY} or {@link AgentState#OFFLINE}
 * @param label the tenant's name for it
 */
public record AgentStatus(AgentState state, String label) {}
