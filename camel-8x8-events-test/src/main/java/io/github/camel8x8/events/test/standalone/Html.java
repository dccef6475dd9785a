/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import io.github.camel8x8.events.test.broker.TopicName;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Texts in HTML. Everything that is not markup is escaped. */
final class Html {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Replaces each {@code ${name}} of a template with its value, which is markup. */
    static String fill(String template, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int at = template.indexOf("${"); at >= 0; at = template.indexOf("${", from)) {
            int end = template.indexOf('}', at);
            String name = template.substring(at + 2, end);
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("No value for ${" + name + "} of the template");
            }
            filled.append(template, from, at).append(values.get(name));
            from = end + 1;
        }
        return filled.append(template.substring(from)).toString();
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Which rows of a table are not listed. */
    static String more(int rows) {
        return rows > StatusPage.MAX_ROWS
                ? count(rows - StatusPage.MAX_ROWS) + " more are not listed."
                : "";
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.1f", perSecond);
    }

    static String time(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    /** A topic as it is named in a route: {@code all}, {@code agent-v1/ag1}. */
    static String topic(TopicName name) {
        String text =
                name.namespace().equals("event-v1")
                        ? name.topic()
                        : name.namespace() + "/" + name.topic();
        return "<span class=\"topic\">" + words(text) + "</span>";
    }

    /**
     * A name such as {@code InteractionCreated}, which a narrow column breaks between its words.
     */
    static String words(String name) {
        return escape(WORD_START.matcher(name).replaceAll("\0")).replace("\0", "<wbr>");
    }

    /** A cell, with the name of its column for a narrow screen, which shows a row as a card. */
    static String cell(String column, String className, String content) {
        return "<td role=\"cell\" class=\"%s\" data-label=\"%s\">%s</td>"
                .formatted(className, column, content);
    }

    /**
     * A row of a table.
     *
     * @param key identifies the row in the next version of the page
     * @param header the markup of the first cell
     * @param cells the other cells
     */
    static String row(String key, String header, String... cells) {
        return "<tr role=\"row\" data-key=\"%s\"><th role=\"rowheader\" scope=\"row\">%s</th>%s</tr>\n"
                .formatted(escape(key), header, String.join("", cells));
    }
}
