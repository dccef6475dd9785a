/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Builds events in 8x8's format. {@link io.github.camel8x8.events.test.traffic.Interaction}, {@link
 * io.github.camel8x8.events.test.traffic.AgentStatus} and {@link
 * io.github.camel8x8.events.test.traffic.AgentUpdate} build the events that a test needs; {@link
 * io.github.camel8x8.events.test.traffic.ContactCentre} generates events continuously, the same for
 * the same seed. The fields are those of 8x8's samples and field reference, including
 * irregularities: times that are missing or the same in all events, numbers that are strings in
 * other events, keys that repeat. All people are fictional.
 */
@NullMarked
package io.github.camel8x8.events.test.traffic;

import org.jspecify.annotations.NullMarked;
