/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Events as 8x8 sends them. {@link io.github.camel8x8.events.test.traffic.Interaction}, {@link
 * io.github.camel8x8.events.test.traffic.AgentStatus} and {@link
 * io.github.camel8x8.events.test.traffic.AgentUpdate} write those that a test asks for; {@link
 * io.github.camel8x8.events.test.traffic.ContactCentre} lives by itself, the same for the same
 * seed. The fields are those of 8x8's samples and field reference, traps included: times that are
 * missing or the same in all events, numbers that are strings elsewhere, keys that repeat. All
 * people are invented.
 */
@NullMarked
package io.github.camel8x8.events.test.traffic;

import org.jspecify.annotations.NullMarked;
