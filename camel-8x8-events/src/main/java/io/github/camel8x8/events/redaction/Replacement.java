/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.redaction;

import org.jspecify.annotations.Nullable;

/** Replaces a value that is personal data. */
public interface Replacement {

    /**
     * The text for a value; null to remove the value with its field.
     *
     * @param value as text, numbers with every digit; never null
     * @return the text
     */
    @Nullable String of(String value);

    /**
     * {@return a replacement that is the same text for every value}
     *
     * @param text the text
     */
    static Replacement mask(String text) {
        return value -> text;
    }

    /** {@return a replacement that removes the field} */
    static Replacement remove() {
        return value -> null;
    }

    /**
     * A hash that is the same for the same value and key (HMAC-SHA-256, the first 128 bits, as 32
     * hexadecimal digits), so that related values can still be matched. A telephone number gives
     * the same hash as a number and as a text, and with or without the {@code +}.
     *
     * <p>A person with the key can find a telephone number by trying them all: protect it as you
     * would protect the numbers, and change it to remove the connection to older events.
     *
     * @param key secret; 16 bytes at least
     * @return the replacement
     * @throws IllegalArgumentException if the key is shorter
     */
    static Replacement keyedHash(byte[] key) {
        return new KeyedHash(key)::of;
    }
}
