/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.binding;

import java.util.regex.Pattern;

/**
 * The syntax of integers and durations. Camel accepts any text, and converts text that it cannot
 * parse to 0.
 */
public final class OptionSyntax {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    private static final Pattern TIME =
            Pattern.compile("-?\\d+|(?=.)(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?");

    private OptionSyntax() {}

    /**
     * The problem with the text as a value of this type, to complete "which is .."; empty if valid.
     */
    public static String problem(Class<?> type, String text) {
        if (type == int.class || type == Integer.class) {
            return NUMBER.matcher(text).matches() ? "" : "not an integer";
        }
        if (type == long.class || type == Long.class) {
            return TIME.matcher(text).matches()
                    ? ""
                    : "not a valid duration: use milliseconds, or a value such as 30s or 1h30m";
        }
        return "";
    }
}
