/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.text.ForeignText;
import org.jspecify.annotations.Nullable;

/** Creates the exception for an invalid option: its name, its value and how to fix it. */
final class InvalidOption {

    private InvalidOption() {}

    /** The prefix of all keys from the Admin Console; a key may be set as the wrong option. */
    private static final String KEY_PREFIX = "eght_";

    /** For an option whose value may be shown, unless it looks like a key. */
    static IllegalArgumentException of(String option, @Nullable Object value, String fix) {
        String text = String.valueOf(value);
        return text.contains(KEY_PREFIX)
                ? withoutValue(
                        option, "has a value that looks like an API key and is not shown, " + fix)
                : new IllegalArgumentException(
                        "Option "
                                + option
                                + " has the value '"
                                + ForeignText.of(text)
                                + "', "
                                + fix);
    }

    /** For an option that is missing, or whose value is a secret. */
    static IllegalArgumentException withoutValue(String option, String fix) {
        return new IllegalArgumentException("Option " + option + " " + fix);
    }
}
