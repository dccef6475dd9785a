/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.protocol.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * Provides the bytes of each message as an array, without a copy if the buffer has an array.
 * Confined to the channel's thread.
 */
final class MessageBytes {

    /** A larger message gets a separate buffer, which is not reused. */
    private static final int MAX_CACHED = 64 * 1024;

    private byte[] scratch = new byte[4096];

    /** Receives a message; the buffer is reused afterwards. */
    @FunctionalInterface
    interface Receiver {
        void receive(byte[] buffer, int offset, int length);
    }

    /**
     * Passes a message to one of the receivers.
     *
     * @return whether it is valid UTF-8
     */
    boolean read(ByteBuf content, Receiver valid, Receiver invalid) {
        int length = content.readableBytes();
        byte[] buffer;
        int offset;
        if (content.hasArray()) {
            buffer = content.array();
            offset = content.arrayOffset() + content.readerIndex();
        } else {
            buffer = scratch(length);
            offset = 0;
            content.getBytes(content.readerIndex(), buffer, 0, length);
        }
        boolean isValid = isUtf8(buffer, offset, length);
        (isValid ? valid : invalid).receive(buffer, offset, length);
        return isValid;
    }

    private static boolean isUtf8(byte[] buffer, int offset, int length) {
        int end = offset + length;
        int ascii = Bytes.endOfAscii(buffer, offset, end); // most frames are all ASCII
        return ascii == end
                || ByteBufUtil.isText(
                        Unpooled.wrappedBuffer(buffer, ascii, end - ascii), StandardCharsets.UTF_8);
    }

    private byte[] scratch(int length) {
        if (length <= scratch.length) {
            return scratch;
        }
        byte[] larger = new byte[Math.max(length, Math.min(2 * scratch.length, MAX_CACHED))];
        if (larger.length <= MAX_CACHED) {
            scratch = larger;
        }
        return larger;
    }
}
