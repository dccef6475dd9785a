/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import io.github.camel8x8.events.internal.text.ForeignText;
import org.jspecify.annotations.Nullable;

/** Words the rejection of an option: its name, the value it had and what to do instead. */
public final class InvalidOption {

    private InvalidOption() {}

    /** The prefix of all keys from the Admin Console; a key may be set as the wrong option. */
    private static final String KEY_PREFIX = "eght_";

    /**
     * For an option whose value may be shown, unless it looks like a key.
     *
     * @param option the name of the option
     * @param value its value
     * @param fix what is wrong and what to do, to end the sentence
     * @return the exception
     */
    public static IllegalArgumentException of(String option, @Nullable Object value, String fix) {
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

    /**
     * For an option that is missing, or whose value is a secret.
     *
     * @param option the name of the option
     * @param fix what is wrong and what to do, to end the sentence
     * @return the exception
     */
    public static IllegalArgumentException withoutValue(String option, String fix) {
        return new IllegalArgumentException("Option " + option + " " + fix);
    }
}
