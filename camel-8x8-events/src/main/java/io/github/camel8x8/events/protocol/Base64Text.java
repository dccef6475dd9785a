/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.protocol;

import java.io.Writer;

/**
 * Takes base64 text from the parser's own buffers and decodes it, so that neither a String nor a
 * char array of the payload's size is made on the way.
 */
final class Base64Text extends Writer {

    /** Kept between frames up to this size; one frame of 7 MB must not hold its buffer for ever. */
    private static final int KEPT = 64 * 1024;

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
     * Decodes what was written and forgets it.
     *
     * @throws IllegalArgumentException where it is not base64
     */
    byte[] decode() {
        try {
            return PlainMessages.base64(text, 0, length);
        } finally {
            length = 0;
            if (text.length > KEPT) {
                text = new byte[KEPT];
            }
        }
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // used again for the next frame
    }
}
