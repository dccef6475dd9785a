/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

/**
 * A frame with an unknown {@code type}. It is not an event and is not acknowledged (8x8, Message
 * Format); the client skips it.
 *
 * @param type the frame's {@code type}
 */
public record ControlFrame(String type) implements ServerFrame {}
