/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.uri;

import java.util.ArrayList;
import java.util.List;

/**
 * One {@code name=value} of a query, not yet decoded.
 *
 * @param name as it stands in the URI
 * @param value as it stands in the URI, without the RAW around it
 * @param raw whether it stood in RAW
 */
record QueryOption(String name, String value, boolean raw) {

    private static final String RAW = "RAW";

    /** Splits at each {@code &} that stands outside of RAW. */
    static List<QueryOption> split(String query) {
        List<QueryOption> options = new ArrayList<>();
        int start = 0;
        while (start <= query.length() && !query.isEmpty()) {
            int end = end(query, start);
            options.add(parse(query.substring(start, end)));
            start = end + 1;
        }
        return options;
    }

    private static QueryOption parse(String option) {
        int equals = option.indexOf('=');
        if (equals < 0) {
            return new QueryOption(option.trim(), "", false);
        }
        String name = option.substring(0, equals).trim();
        String value = option.substring(equals + 1);
        char bracket = closingBracket(value, 0);
        return bracket != 0
                        && value.length() > RAW.length() + 1
                        && value.charAt(value.length() - 1) == bracket
                ? new QueryOption(name, value.substring(RAW.length() + 1, value.length() - 1), true)
                : new QueryOption(name, value, false);
    }

    /** Where the option that begins at {@code start} ends. */
    private static int end(String query, int start) {
        int ampersand = indexOrEnd(query, "&", start);
        int equals = query.indexOf('=', start);
        if (equals < 0 || equals > ampersand) {
            return ampersand;
        }
        char bracket = closingBracket(query, equals + 1);
        if (bracket == 0) {
            return ampersand;
        }
        int close = query.indexOf(bracket + "&", equals);
        return close < 0 ? query.length() : close + 1;
    }

    private static char closingBracket(String text, int valueStart) {
        if (text.startsWith(RAW + "(", valueStart)) {
            return ')';
        }
        return text.startsWith(RAW + "{", valueStart) ? '}' : 0;
    }

    private static int indexOrEnd(String text, String wanted, int from) {
        int index = text.indexOf(wanted, from);
        return index < 0 ? text.length() : index;
    }
}
