/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.broker.TopicStatus;
import io.github.camel8x8.events.test.server.ClientConnection;
import io.github.camel8x8.events.test.server.Pages;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /}: topics, clients, rates, and the types of the last events; no payload data.
 */
final class StatusPage implements Pages {

    private static final int MAX_ROWS = 60;

    private static final String HTML = "text/html; charset=utf-8";

    private final EventStreamServer stream;
    private final String banner;
    private final Rates rates = new Rates();

    StatusPage(EventStreamServer stream, String banner) {
        this.stream = stream;
        this.banner = banner;
    }

    @Override
    public @Nullable Page at(String path) {
        return path.equals("/") ? new Page(HTML, html()) : null;
    }

    private String html() {
        List<TopicStatus> topics = stream.topics();
        return """
               <!DOCTYPE html>
               <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
               <title>8x8 event stream</title>
               <style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}
               td,th{padding:.2em .8em;text-align:left;border-bottom:1px solid #ccc}</style>
               </head><body><h1>8x8 event stream of %s</h1><pre>%s</pre>
               <h2>Clients</h2><table>
               <tr><th>client</th><th>delivered</th><th>since</th></tr>%s</table>
               <h2>Topics</h2><p>%d topics; those of agents are not listed.</p><table>
               <tr><th>topic</th><th>published</th><th>a second</th><th>kept</th><th>clients</th>
               <th>not acknowledged</th></tr>%s</table>
               <h2>Last events</h2><ol reversed>%s</ol></body></html>
               """
                .formatted(
                        escape(stream.tenant()),
                        escape(banner),
                        clients(),
                        topics.size() - partitions(topics),
                        topicRows(topics),
                        lastEvents());
    }

    private String clients() {
        StringBuilder rows = new StringBuilder();
        for (ClientConnection client : stream.clients()) {
            row(rows, client, client.delivered(), client.request().at());
        }
        return rows.toString();
    }

    private String topicRows(List<TopicStatus> topics) {
        StringBuilder rows = new StringBuilder();
        topics.stream()
                .filter(
                        topic ->
                                topic.clients() > 0
                                        || !topic.name().namespace().startsWith("agent"))
                .limit(MAX_ROWS)
                .forEach(
                        topic ->
                                row(
                                        rows,
                                        title(topic),
                                        topic.published(),
                                        rates.of(topic.name(), topic.published()),
                                        topic.kept(),
                                        topic.clients(),
                                        topic.backlogs().isEmpty() ? "" : topic.backlogs()));
        return rows.toString();
    }

    private static int partitions(List<TopicStatus> topics) {
        return topics.stream().mapToInt(TopicStatus::partitions).sum();
    }

    private static String title(TopicStatus topic) {
        return topic.partitions() == 0
                ? topic.name().toString()
                : topic.name() + " (" + topic.partitions() + " partitions)";
    }

    private String lastEvents() {
        StringBuilder items = new StringBuilder();
        for (String type : stream.lastEventTypes()) {
            items.append("<li>").append(escape(type)).append("</li>");
        }
        return items.toString();
    }

    private static void row(StringBuilder rows, Object... cells) {
        rows.append("<tr>");
        for (Object cell : cells) {
            String text =
                    cell instanceof Double number
                            ? String.format(Locale.ROOT, "%.1f", number)
                            : cell.toString();
            rows.append("<td>").append(escape(text)).append("</td>");
        }
        rows.append("</tr>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
