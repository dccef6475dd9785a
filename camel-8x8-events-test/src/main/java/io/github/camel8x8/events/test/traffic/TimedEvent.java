/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import io.github.camel8x8.events.test.broker.Message;
import java.time.Instant;

/**
 * An event of the contact center.
 *
 * @param at its time by the contact center's clock
 * @param message the event
 */
public record TimedEvent(Instant at, Message message) {}
