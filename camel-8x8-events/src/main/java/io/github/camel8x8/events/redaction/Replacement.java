/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.redaction;

import org.jspecify.annotations.Nullable;

/** What comes in the place of a value that is personal data. */
public interface Replacement {

    /**
     * The text for a value; null to take the value away with its field.
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
     * hexadecimal digits), so that what belongs together still can be found together. A telephone
     * number gives the same hash as a number and as a text, and with or without the {@code +}.
     *
     * <p>Who has the key can find a telephone number by trying them all: keep it as you would keep
     * the numbers, and change it to cut the connection to older events.
     *
     * @param key secret; 16 bytes at least
     * @return the replacement
     * @throws IllegalArgumentException where the key is shorter
     */
    static Replacement keyedHash(byte[] key) {
        return new KeyedHash(key);
    }
}
