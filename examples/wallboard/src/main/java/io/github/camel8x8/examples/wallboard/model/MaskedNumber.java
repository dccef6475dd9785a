/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import org.jspecify.annotations.Nullable;

/** A customer's phone number with all but its last three digits left out. */
final class MaskedNumber {

    private static final int SHOWN = 3;

    /** Shorter numbers are extensions and the like: three digits would be too much of them. */
    private static final int MIN = 7;

    private MaskedNumber() {}

    /** Null where there is no number; anything but digits is dropped. */
    static @Nullable String of(@Nullable String number) {
        if (number == null) {
            return null;
        }
        String digits = number.replaceAll("[^0-9]", "");
        if (digits.isEmpty()) {
            return null;
        }
        return digits.length() < MIN ? "•••" : "•••" + digits.substring(digits.length() - SHOWN);
    }
}
