/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.protocol;

/**
 * A frame with a {@code type} that this client does not know. Neither an event nor acknowledged
 * (8x8, Message Format); it is passed over.
 *
 * @param type the frame's {@code type}
 */
public record ControlFrame(String type) implements ServerFrame {}
