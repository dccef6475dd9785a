/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import io.github.camel8x8.events.internal.text.PercentEncoding;
import java.util.ArrayList;
import java.util.List;

/**
 * One {@code name=value} of a query, not yet decoded.
 *
 * @param text the whole option, as written in the URI
 * @param name as written in the URI
 * @param value as written in the URI, without the RAW around it
 * @param raw whether the value was in RAW
 */
record QueryOption(String text, String name, String value, boolean raw) {

    private static final String RAW = "RAW";

    /** Splits at each {@code &} outside of RAW. */
    static List<QueryOption> split(String query) {
        List<QueryOption> options = new ArrayList<>();
        if (query.isEmpty()) {
            return options;
        }
        for (int start = 0; start <= query.length(); ) {
            int end = end(query, start);
            options.add(parse(query.substring(start, end)));
            start = end + 1;
        }
        return options;
    }

    /**
     * The decoded value. In RAW only {@code %25} is an escape: Camel writes each percent sign this
     * way, and decodes it wherever RAW is used.
     */
    String plainValue() {
        return raw ? value.replace("%25", "%") : PercentEncoding.decode(value);
    }

    private static QueryOption parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return new QueryOption(text, text.trim(), "", false);
        }
        String name = text.substring(0, equals).trim();
        String value = text.substring(equals + 1);
        char bracket = closingBracket(value, 0);
        int content = RAW.length() + 1;
        return bracket != 0 && value.length() > content && value.endsWith(String.valueOf(bracket))
                ? new QueryOption(text, name, value.substring(content, value.length() - 1), true)
                : new QueryOption(text, name, value, false);
    }

    /** The end of the option that begins at {@code start}. */
    private static int end(String query, int start) {
        int ampersand = indexOrEnd(query, '&', start);
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

    /** The bracket that ends the RAW that begins here, or 0 if there is no RAW. */
    private static char closingBracket(String text, int valueStart) {
        if (text.startsWith(RAW + "(", valueStart)) {
            return ')';
        }
        return text.startsWith(RAW + "{", valueStart) ? '}' : 0;
    }

    private static int indexOrEnd(String text, char wanted, int from) {
        int index = text.indexOf(wanted, from);
        return index < 0 ? text.length() : index;
    }
}
