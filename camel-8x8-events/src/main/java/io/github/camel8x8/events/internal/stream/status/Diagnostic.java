/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.status;

/**
 * A problem that a stream has detected and that an operator needs to see.
 *
 * @param at when it was detected
 * @param text one sentence; contains no secret, and no data of an event except its id
 */
public record Diagnostic(ClockReading at, String text) {}
