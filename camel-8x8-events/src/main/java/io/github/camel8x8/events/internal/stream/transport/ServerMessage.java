/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.text.ForeignText;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the server's reason in the body of a rejection. */
final class ServerMessage {

    private static final String QUOTE = "(?:\"|&quot;|&#34;)";

    /** A JSON string, also if it is escaped within an HTML page, as Pulsar's is. */
    private static final String STRING =
            QUOTE + "\\s*:\\s*" + QUOTE + "(.{0,2000}?)(?<!\\\\)" + QUOTE;

    private static final Pattern PULSAR = Pattern.compile("errorMsg" + STRING, Pattern.DOTALL);

    private static final Pattern JSON =
            Pattern.compile(
                    "(?:message|error_description|detail|reason|error|msg)" + STRING,
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern TITLE =
            Pattern.compile(
                    "<title>(?:Error \\d{3} )?(.{0,2000}?)</title>",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))", Pattern.DOTALL);

    private static final Pattern ENTITY =
            Pattern.compile("&(?:#(\\d{1,6})|(quot|apos|lt|gt|amp));");

    private ServerMessage() {}

    /** {@return the reason, printable and short; empty if the body has none} */
    static String in(String body) {
        String text = body.strip();
        return ForeignText.of(found(text).strip());
    }

    private static String found(String text) {
        Matcher pulsar = PULSAR.matcher(text);
        if (pulsar.find()) {
            return unescaped(withoutEntities(pulsar.group(1)));
        }
        if (text.startsWith("<")) {
            // Only the title of a page: the rest may contain internal addresses and names.
            Matcher title = TITLE.matcher(text);
            return title.find() ? withoutEntities(title.group(1)) : "";
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            Matcher json = JSON.matcher(text);
            return json.find() ? unescaped(json.group(1)) : "";
        }
        return text;
    }

    private static String withoutEntities(String html) {
        return ENTITY.matcher(html)
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        String number = entity.group(1);
        if (number != null) {
            int point = Integer.parseInt(number);
            return Character.isValidCodePoint(point) ? Character.toString(point) : "?";
        }
        return switch (entity.group(2)) {
            case "quot" -> "\"";
            case "apos" -> "'";
            case "lt" -> "<";
            case "gt" -> ">";
            default -> "&";
        };
    }

    private static String unescaped(String json) {
        return ESCAPE.matcher(json)
                .replaceAll(
                        escape ->
                                Matcher.quoteReplacement(
                                        escape.group(1) != null
                                                ? Character.toString(
                                                        Integer.parseInt(escape.group(1), 16))
                                                : switch (escape.group(2)) {
                                                    case "n" -> "\n";
                                                    case "r" -> "\r";
                                                    case "t" -> "\t";
                                                    default -> escape.group(2);
                                                }));
    }
}
