/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import static io.github.camel8x8.events.test.standalone.Html.cell;
import static io.github.camel8x8.events.test.standalone.Html.count;
import static io.github.camel8x8.events.test.standalone.Html.escape;
import static io.github.camel8x8.events.test.standalone.Html.rate;
import static io.github.camel8x8.events.test.standalone.Html.row;

import io.github.camel8x8.events.test.broker.Progress;
import io.github.camel8x8.events.test.server.ClientConnection;
import io.github.camel8x8.events.test.server.ClientStatus;
import io.github.camel8x8.events.test.server.ConnectionRequest;
import io.github.camel8x8.events.test.server.Endpoint;
import java.util.List;

/** The readers and consumers that are connected: how full their window is, and where they are. */
final class ClientRows {

    private ClientRows() {}

    static String of(List<ClientConnection> clients, Rates rates) {
        StringBuilder rows = new StringBuilder();
        clients.stream()
                .limit(StatusPage.MAX_ROWS)
                .forEach(client -> rows.append(of(client, rates)));
        return rows.toString();
    }

    private static String of(ClientConnection client, Rates rates) {
        ConnectionRequest request = client.request();
        ClientStatus status = client.status();
        String kind = request.endpoint() == Endpoint.READER ? "Reader" : "Consumer";
        String subscription =
                request.subscription().map(name -> " <span>" + escape(name) + "</span>").orElse("");
        String position =
                status.position() == null
                        ? "–"
                        : "<span class=\"code\">" + status.position() + "</span>";
        return row(
                request.at() + kind + request.topic() + subscription,
                "<span class=\"badge\" data-kind=\"%s\">%s</span>%s"
                        .formatted(kind, kind, subscription),
                cell("Topic", "", Html.topic(request.topic())),
                cell("Window", "window", window(status.progress())),
                cell("Position", "", position),
                cell("Behind", "number", behind(status.progress())),
                cell("Delivered", "number", count(status.delivered())),
                cell("Per second", "number", rate(rates.of(client))),
                cell("Since", "number", Html.time(request.at())));
    }

    /** A full window means that the route is slower than the stream. */
    private static String window(Progress progress) {
        boolean full = progress.window() > 0 && progress.inFlight() >= progress.window();
        String text = "%s of %s".formatted(count(progress.inFlight()), count(progress.window()));
        return "<span%s>%s</span> <progress aria-label=\"In flight\" max=\"%s\" value=\"%s\"></progress>"
                .formatted(
                        full ? " class=\"late\"" : "",
                        text,
                        Math.max(1, progress.window()),
                        Math.min(progress.inFlight(), progress.window()));
    }

    private static String behind(Progress progress) {
        return progress.behind() == 0 ? "<span class=\"none\">0</span>" : count(progress.behind());
    }
}
