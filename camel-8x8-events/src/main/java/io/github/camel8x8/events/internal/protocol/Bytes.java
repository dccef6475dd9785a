/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches for bytes eight at a time, since nearly all texts contain none of them. The JVM does not
 * vectorize a loop that may end early.
 */
public final class Bytes {

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long SPACES = ' ' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private Bytes() {}

    /**
     * {@return the first index at which a byte is not ASCII; {@code to} if there is none}
     *
     * @param bytes the bytes to search
     * @param from the first index to look at
     * @param to the index after the last one to look at
     */
    public static int endOfAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES && ((long) EIGHT.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /**
     * The first index at which a byte within a JSON string is not a literal ASCII character: a
     * quote, a backslash, a control character, or part of a longer character.
     *
     * @return the index, or {@code to} if there is none
     */
    static int endOfPlain(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long special = special((long) EIGHT.get(bytes, at));
            if (special != 0) {
                return at + Long.numberOfTrailingZeros(special) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < to && isPlain(bytes[at])) {
            at++;
        }
        return at;
    }

    /**
     * The high bit of each special byte. Above the lowest one there may be false positives, since a
     * negative subtraction borrows from the next byte.
     */
    private static long special(long eight) {
        long quotes = eight ^ QUOTES;
        long backslashes = eight ^ BACKSLASHES;
        long below = (eight - SPACES) & ~eight;
        long equal = ((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes);
        return (below | equal | eight) & HIGH_BITS;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }
}
