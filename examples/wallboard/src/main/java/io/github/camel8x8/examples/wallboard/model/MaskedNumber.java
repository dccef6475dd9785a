/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import org.jspecify.annotations.Nullable;

/** Masks all but the last three digits of a customer's phone number. */
final class MaskedNumber {

    private static final int SHOWN = 3;

    /**
     * Shorter numbers, such as extensions, are masked completely: three digits would reveal too
     * much.
     */
    private static final int MIN = 7;

    private MaskedNumber() {}

    /** The masked number, without characters other than digits; null if there is none. */
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
