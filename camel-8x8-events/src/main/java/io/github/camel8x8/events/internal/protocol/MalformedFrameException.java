/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import io.github.camel8x8.events.internal.text.ForeignText;
import org.jspecify.annotations.Nullable;

/**
 * A frame that is neither a message nor a control frame. Reports its size, the place and the
 * reason, but not its content, which may contain personal data. For the same reason it has no
 * cause.
 */
public final class MalformedFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int size;
    private final long position;
    private final @Nullable String messageId;

    MalformedFrameException(String reason, int size, long position, @Nullable String messageId) {
        super(
                "Cannot decode a frame of %d bytes: %s%s%s"
                        .formatted(
                                size,
                                reason,
                                position < 0 ? "" : " at byte " + position,
                                messageId == null
                                        ? ""
                                        : " (messageId " + ForeignText.of(messageId) + ")"));
        this.size = size;
        this.position = position;
        this.messageId = messageId;
    }

    /** {@return the frame's size in bytes} */
    public int size() {
        return size;
    }

    /** {@return the byte at which decoding stopped, from 0, or -1 if the whole frame was read} */
    public long position() {
        return position;
    }

    /**
     * {@return the id of the message if it was decoded and is a Pulsar message id; otherwise null}
     */
    public @Nullable String messageId() {
        return messageId;
    }
}
