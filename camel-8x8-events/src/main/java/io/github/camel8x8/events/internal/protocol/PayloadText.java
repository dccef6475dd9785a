/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * The base64 text of a payload. Collects it from the parser's own buffers, so no String and no char
 * array of the payload's size is made. Decodes with {@link Base64#getDecoder}.
 */
final class PayloadText extends Writer {

    /** The buffer is kept between frames up to this size: a frame may have 7 MB. */
    private static final int MAX_CACHED = 64 * 1024;

    /** Replaces every character that is not ASCII, and is not base64 either. */
    private static final byte NOT_BASE64 = '!';

    private byte[] text = new byte[4096];
    private int length;

    @Override
    public void write(char[] chars, int offset, int count) {
        if (count > text.length - length) {
            byte[] larger = new byte[Math.max(length + count, 2 * text.length)];
            System.arraycopy(text, 0, larger, 0, length);
            text = larger;
        }
        for (int i = 0; i < count; i++) {
            char c = chars[offset + i];
            text[length + i] = c < 0x80 ? (byte) c : NOT_BASE64;
        }
        length += count;
    }

    /**
     * Decodes the text that was written, and clears it.
     *
     * @throws IllegalArgumentException if it is not base64
     */
    byte[] decode() {
        try {
            return decode(text, 0, length);
        } finally {
            length = 0;
            if (text.length > MAX_CACHED) {
                text = new byte[MAX_CACHED];
            }
        }
    }

    /**
     * Decodes the text between two indexes.
     *
     * @throws IllegalArgumentException if it is not base64
     */
    static byte[] decode(byte[] text, int from, int to) {
        ByteBuffer bytes = Base64.getDecoder().decode(ByteBuffer.wrap(text, from, to - from));
        if (bytes.remaining() == bytes.array().length) {
            return bytes.array();
        }
        byte[] exact = new byte[bytes.remaining()];
        bytes.get(exact);
        return exact;
    }

    @Override
    public void flush() {
        // nothing is kept
    }

    @Override
    public void close() {
        // used again for the next frame
    }
}
