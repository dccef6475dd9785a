/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import java.util.regex.Pattern;

/**
 * How a whole number or a time is written. Camel takes any text for one and makes 0 of what it does
 * not understand.
 */
final class OptionSyntax {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    private static final Pattern TIME =
            Pattern.compile("-?\\d+|(?=.)(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?");

    private OptionSyntax() {}

    /** What is wrong with the text as a value of this type, to end "which is .."; else empty. */
    static String problem(Class<?> type, String text) {
        if (type == int.class || type == Integer.class) {
            return NUMBER.matcher(text).matches() ? "" : "no whole number";
        }
        if (type == long.class || type == Long.class) {
            return TIME.matcher(text).matches()
                    ? ""
                    : "no time: write milliseconds, or a duration as in 30s or 1h30m";
        }
        return "";
    }
}
