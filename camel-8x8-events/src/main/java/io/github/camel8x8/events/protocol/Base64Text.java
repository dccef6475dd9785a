/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.protocol;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.Base64Variants;
import java.io.Writer;

/**
 * Decodes base64. Also accepts the text from the parser's buffers, so that neither a String nor a
 * char array of the payload's size is created.
 */
final class Base64Text extends Writer {

    /** Kept between frames up to this size: one frame of 7 MB must not keep its buffer forever. */
    private static final int MAX_CACHED = 64 * 1024;

    /** The six bits that each byte encodes; negative if the byte is not in the alphabet. */
    private static final byte[] SIX_BITS = sixBits(Base64Variants.MIME_NO_LINEFEEDS);

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
     * Decodes the written text and clears it.
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
     * Decodes the text between two indexes, as {@link java.util.Base64#getDecoder} does, but
     * without temporary objects.
     *
     * @throws IllegalArgumentException if it is not base64
     */
    static byte[] decode(byte[] text, int from, int to) {
        int end = withoutPadding(text, from, to);
        int rest = (end - from) & 3; // characters of the last, shorter group
        if (rest == 1) {
            throw new IllegalArgumentException("the last group has only one character");
        }
        int groupsEnd = end - rest;
        byte[] bytes = new byte[(groupsEnd - from) / 4 * 3 + Math.max(0, rest - 1)];
        int written = 0;
        int all = 0;
        for (int at = from; at < groupsEnd; at += 4) {
            int bits =
                    bits(text[at], 18)
                            | bits(text[at + 1], 12)
                            | bits(text[at + 2], 6)
                            | bits(text[at + 3], 0);
            all |= bits;
            bytes[written++] = (byte) (bits >> 16);
            bytes[written++] = (byte) (bits >> 8);
            bytes[written++] = (byte) bits;
        }
        if (rest > 0) {
            int bits = bits(text[groupsEnd], 18) | bits(text[groupsEnd + 1], 12);
            bytes[written++] = (byte) (bits >> 16);
            if (rest == 3) {
                bits |= bits(text[groupsEnd + 2], 6);
                bytes[written] = (byte) (bits >> 8);
            }
            all |= bits;
        }
        if (all < 0) {
            throw new IllegalArgumentException("a character is not base64");
        }
        return bytes;
    }

    private static int bits(byte character, int shift) {
        return SIX_BITS[character & 0xff] << shift;
    }

    /** Padding may be missing; if present, it must be complete. */
    private static int withoutPadding(byte[] text, int from, int to) {
        int end = to;
        while (end > from && end > to - 2 && text[end - 1] == '=') {
            end--;
        }
        if (end < to && (to - from) % 4 != 0) {
            throw new IllegalArgumentException("the padding has the wrong length");
        }
        return end;
    }

    private static byte[] sixBits(Base64Variant alphabet) {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) alphabet.decodeBase64Byte((byte) i);
        }
        return table;
    }

    @Override
    public void flush() {
        // nothing to flush
    }

    @Override
    public void close() {
        // reused for the next frame
    }
}
