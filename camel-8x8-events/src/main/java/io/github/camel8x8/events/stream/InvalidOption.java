/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import org.jspecify.annotations.Nullable;

/** Words the refusal of an option: its name, the value it had and what to do instead. */
final class InvalidOption {

    private InvalidOption() {}

    /** For an option whose value may be shown. */
    static IllegalArgumentException of(String option, @Nullable Object value, String mend) {
        return new IllegalArgumentException(
                "Option " + option + " has the value '" + value + "', " + mend);
    }

    /** For an option that is missing, or whose value is a secret. */
    static IllegalArgumentException withoutValue(String option, String mend) {
        return new IllegalArgumentException("Option " + option + " " + mend);
    }
}
