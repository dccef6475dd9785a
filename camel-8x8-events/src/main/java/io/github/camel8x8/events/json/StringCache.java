/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.json;

import org.jspecify.annotations.Nullable;

/**
 * Gives one String for all texts that are alike, as long as it remembers it: for values of which
 * there are few. Bounded, however many come: a word takes the place of another that has its hash.
 *
 * <p>Safe for use by several threads: at worst a word is made twice.
 */
public final class StringCache {

    private static final int LONGEST = 40;

    private final @Nullable String[] known;

    /**
     * @param count how many are remembered at most, a power of two
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

    @SuppressWarnings("deprecation") // of one byte to one char, and quicker than a Charset
    private static String make(byte[] text, int from, int to) {
        return new String(text, 0, from, to - from);
    }
}
