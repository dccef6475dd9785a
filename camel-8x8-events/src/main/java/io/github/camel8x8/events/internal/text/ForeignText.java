/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.text;

/**
 * Makes text from a server, a proxy or a library printable and short. Such text could otherwise
 * forge a log line with a line break, control a terminal with an escape sequence, hide its content
 * with invisible characters, or fill a disk.
 */
public final class ForeignText {

    /** Longer than every Pulsar message id and every error message seen from a server. */
    public static final int MAX_LENGTH = 300;

    private ForeignText() {}

    /**
     * Escapes every character that is not printable, as in Java source, and cuts the text.
     *
     * @param text any text
     * @return the text itself if it is printable and at most {@link #MAX_LENGTH} characters long
     */
    public static String of(String text) {
        return isFine(text) ? text : escaped(text);
    }

    private static boolean isFine(String text) {
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return isFineUnicode(text);
            }
        }
        return true;
    }

    private static boolean isFineUnicode(String text) {
        return text.codePoints().allMatch(ForeignText::isPrintable);
    }

    private static String escaped(String text) {
        StringBuilder printable = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            String next = isPrintable(point) ? Character.toString(point) : escape(point);
            if (printable.length() + next.length() > MAX_LENGTH) {
                return printable + "... (" + text.length() + " characters)";
            }
            printable.append(next);
            at += Character.charCount(point);
        }
        return printable.toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                    point > Character.MAX_VALUE
                            ? "\\u{%x}".formatted(point)
                            : "\\u%04x".formatted(point);
        };
    }
}
