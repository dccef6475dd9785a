/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import static io.github.camel8x8.events.test.standalone.Html.cell;
import static io.github.camel8x8.events.test.standalone.Html.escape;
import static io.github.camel8x8.events.test.standalone.Html.row;

import io.github.camel8x8.events.test.StreamEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last events, each with a link to its payload, which this page does not contain. */
final class EventRows {

    private static final int SHOWN = 10;

    private EventRows() {}

    /**
     * @param linked whether each type is a link to the page of the event
     */
    static String of(List<StreamEvent> events, boolean linked) {
        StringBuilder rows = new StringBuilder();
        for (StreamEvent event : events) {
            String type = event.type().isEmpty() ? "not an event" : Html.words(event.type());
            rows.append(
                    row(
                            event.id().toString(),
                            linked
                                    ? "<a href=\"/events/%s\">%s</a>".formatted(event.id(), type)
                                    : type,
                            cell("Time", "", Html.time(event.publishedAt().toInstant())),
                            cell("Interaction or agent", "code", subject(event.subject())),
                            key(event.key()),
                            cell("Message id", "number code", event.id().toString())));
        }
        return rows.toString();
    }

    private static String key(@Nullable String key) {
        return key == null ? cell("Key", "none", "–") : cell("Key", "code", escape(key));
    }

    /** Shortened, because the page of the event shows the rest. */
    private static String subject(String subject) {
        if (subject.isEmpty()) {
            return "–";
        }
        // int-<time>-<random>-<media>-<n>-<tenant>: the random part distinguishes interactions.
        String[] parts = subject.split("-", 4);
        String part = parts.length == 4 && parts[0].equals("int") ? parts[2] : subject;
        String text = part.length() > SHOWN ? part.substring(0, SHOWN) + "…" : part;
        return "<span title=\"%s\">%s</span>".formatted(escape(subject), escape(text));
    }
}
