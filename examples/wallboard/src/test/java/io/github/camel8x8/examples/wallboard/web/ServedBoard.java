/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.Events;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.traffic.ContactCentre;
import io.github.camel8x8.events.test.traffic.TimedEvent;
import io.github.camel8x8.examples.wallboard.StoppedClock;
import io.github.camel8x8.examples.wallboard.model.AgentState;
import io.github.camel8x8.examples.wallboard.model.AgentStatus;
import io.github.camel8x8.examples.wallboard.model.Directory;
import io.github.camel8x8.examples.wallboard.model.Settings;
import io.github.camel8x8.examples.wallboard.model.Snapshot;
import io.github.camel8x8.examples.wallboard.model.Wallboard;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A wallboard at one moment, on a separate server; the seed determines its content. */
final class ServedBoard implements AutoCloseable {

    /** When it opens. */
    static final Instant OPENED = Instant.parse("2026-03-02T08:00:00Z");

    private static final String TENANT = "tenant01";
    private static final List<String> NAMES =
            List.of(
                    "Amara Obi",
                    "Ben Okafor",
                    "Chloé Martin",
                    "Dario Conti",
                    "Elif Kaya",
                    "Femi Ade",
                    "Greta Holm",
                    "Hugo Blanc",
                    "Ines Costa",
                    "Jonas Weber",
                    "Kaya Lind",
                    "Liam Byrne",
                    "Mira Shah",
                    "Noah Stone",
                    "Olga Popov",
                    "Pavel Novak",
                    "Quinn Hayes",
                    "Rosa Vega",
                    "Samir Aziz",
                    "Tess Bakker",
                    "Umar Khan",
                    "Vera Lang",
                    "Wanda Nowak",
                    "Xenia Roth",
                    "Yuki Mori");

    private final StoppedClock clock = new StoppedClock(OPENED);
    private final ContactCentre centre;
    private final Wallboard wallboard;
    private TimedEvent next;
    private volatile boolean connected = true;
    private WallboardServer server;

    ServedBoard(long seed) {
        this(seed, 0.9);
    }

    ServedBoard(long seed, double eventsPerSecond) {
        centre = new ContactCentre(seed, TENANT, OPENED, eventsPerSecond);
        next = centre.next();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < centre.agents().size(); i++) {
            names.put(centre.agents().get(i).id(), NAMES.get(i % NAMES.size()));
        }
        Map<String, AgentStatus> statuses =
                Map.of(
                        "1", new AgentStatus(AgentState.AVAILABLE, "Available"),
                        "5", new AgentStatus(AgentState.AWAY, "On break"));
        wallboard =
                new Wallboard(
                        Settings.goal(80, Duration.ofSeconds(20)),
                        new Directory(names, statuses),
                        clock);
        server = serve(0);
    }

    /** Lets the contact center run until this long after it was opened. */
    ServedBoard live(Duration time) {
        Instant end = OPENED.plus(time);
        while (!next.at().isAfter(end)) {
            clock.set(next.at());
            wallboard.apply(Event.of(next.message().payload()));
            next = centre.next();
        }
        clock.set(end);
        return this;
    }

    void apply(Events events) {
        for (Message message : events.messages()) {
            wallboard.apply(Event.of(message.payload()));
        }
    }

    void at(int second) {
        clock.set(OPENED.plusSeconds(second));
    }

    void connected(boolean now) {
        connected = now;
    }

    Snapshot snapshot() {
        return wallboard.snapshot();
    }

    WallboardServer server() {
        return server;
    }

    String url() {
        return server.url();
    }

    void stop() {
        server.close();
    }

    /** At the same address. */
    void restart(int port) {
        server = serve(port);
    }

    @Override
    public void close() {
        server.close();
    }

    private WallboardServer serve(int port) {
        WebSettings settings =
                new WebSettings(
                        "127.0.0.1", port, Duration.ofMillis(50), Duration.ofMillis(200), 5);
        return WallboardServer.start(settings, () -> new Board(wallboard.snapshot(), connected));
    }
}
