/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;

/**
 * One assignment of a call to an agent.
 *
 * @param queueId the queue that the call came from
 * @param at the time of the assignment
 */
record Assignment(String queueId, String agentId, Instant at) {}
