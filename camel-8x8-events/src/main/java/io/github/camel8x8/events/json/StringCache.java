/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.json;

import org.jspecify.annotations.Nullable;

/**
 * Returns the same String for equal texts while it is cached: for fields with few values. Bounded:
 * a word replaces another one with the same hash.
 *
 * <p>Safe for use by several threads: at worst a word is created twice.
 */
public final class StringCache {

    private static final int LONGEST = 40;

    private final @Nullable String[] known;

    /**
     * @param count the maximum number of cached words, a power of two
     */
    public StringCache(int count) {
        known = new @Nullable String[count];
    }

    /** The ASCII text from one index to before another. */
    String word(byte[] text, int from, int to) {
        if (to - from > LONGEST) {
            return make(text, from, to);
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        int place = (hash ^ hash >>> 15) & known.length - 1;
        String word = known[place];
        if (word == null || !isSame(word, text, from, to)) {
            word = make(text, from, to);
            known[place] = word;
        }
        return word;
    }

    private static boolean isSame(String word, byte[] text, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (word.charAt(i - from) != text[i]) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("deprecation") // maps one byte to one char, and faster than a Charset
    private static String make(byte[] text, int from, int to) {
        return new String(text, 0, from, to - from);
    }
}
