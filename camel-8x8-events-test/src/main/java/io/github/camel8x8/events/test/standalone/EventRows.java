/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import static io.github.camel8x8.events.test.standalone.Html.cell;
import static io.github.camel8x8.events.test.standalone.Html.escape;
import static io.github.camel8x8.events.test.standalone.Html.row;

import io.github.camel8x8.events.test.StreamEvent;
import java.util.List;

/** The last events, each with a link to its payload, which this page does not contain. */
final class EventRows {

    /** The beginning of a GUID is the same for all interactions of a day. */
    private static final int SHOWN = 22;

    private EventRows() {}

    static String of(List<StreamEvent> events) {
        StringBuilder rows = new StringBuilder();
        for (StreamEvent event : events) {
            String type = event.type().isEmpty() ? "not an event" : event.type();
            rows.append(
                    row(
                            event.id().toString(),
                            "<a href=\"/events/%s\">%s</a>".formatted(event.id(), escape(type)),
                            cell("Time", "", Html.time(event.publishedAt().toInstant())),
                            cell("Interaction or agent", "code", subject(event.subject())),
                            cell("Key", "code", event.key() == null ? "–" : escape(event.key())),
                            cell("Message id", "number code", event.id().toString())));
        }
        return rows.toString();
    }

    private static String subject(String subject) {
        if (subject.isEmpty()) {
            return "–";
        }
        String text =
                subject.length() > SHOWN
                        ? subject.substring(0, SHOWN) + "…"
                        : subject;
        return "<span title=\"%s\">%s</span>".formatted(escape(subject), escape(text));
    }
}
