/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.time.Instant;

/**
 * Something that a stream has found out and an operator should know.
 *
 * @param at when, by the system clock
 * @param text in a sentence; holds no secret and nothing of an event but its id
 */
public record Diagnostic(Instant at, String text) {}
