/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.ContactCentre;
import io.github.camel8x8.events.test.traffic.TimedEvent;
import io.github.camel8x8.events.test.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A simulated contact center on a local stream, for a wallboard without an 8x8 account. The first
 * hours are simulated immediately; afterwards it runs in real time.
 */
final class LocalCentre implements AutoCloseable {

    private static final double EVENTS_PER_SECOND = 1.1;
    private static final Duration OPEN_SINCE = Duration.ofHours(3);

    private static final List<String> NAMES =
            List.of(
                    "Amara", "Ben", "Chloé", "Dario", "Elif", "Femi", "Greta", "Hugo", "Ines",
                    "Jonas", "Kaya", "Liam", "Mira", "Noah", "Olga", "Pavel", "Quinn", "Rosa",
                    "Samir", "Tess", "Umar", "Vera", "Wanda", "Xenia", "Yuki", "Zoltan", "Björn",
                    "Aiko");

    private final EventStreamServer stream;
    private final Traffic traffic;
    private final List<Agent> agents;

    private LocalCentre(EventStreamServer stream, Traffic traffic, List<Agent> agents) {
        this.stream = stream;
        this.traffic = traffic;
        this.agents = agents;
    }

    static LocalCentre open(long seed) {
        EventStreamServer stream = EventStreamServer.start();
        Instant now = Instant.now();
        ContactCentre centre =
                new ContactCentre(seed, stream.tenant(), now.minus(OPEN_SINCE), EVENTS_PER_SECOND);
        List<Message> past = new ArrayList<>();
        TimedEvent next;
        do {
            next = centre.next();
            past.add(next.message());
        } while (next.at().isBefore(now));
        stream.publish(() -> past);
        return new LocalCentre(stream, Traffic.start(stream, centre, 1), centre.agents());
    }

    /** The properties that make the component connect to it. */
    Properties connection() {
        Properties properties = new Properties();
        properties.setProperty("camel.component.8x8events.service-url", stream.serviceUrl());
        properties.setProperty("camel.component.8x8events.tenant", stream.tenant());
        return properties;
    }

    /** The names of its agents, and the meaning of their states. */
    Properties directory() {
        Properties properties = new Properties();
        properties.setProperty("wallboard.status.1", "available, Available");
        properties.setProperty("wallboard.status.5", "away, On break");
        for (int i = 0; i < agents.size(); i++) {
            String name = NAMES.get(i % NAMES.size()) + " " + (char) ('A' + i * 7 % 26) + ".";
            properties.setProperty("wallboard.agent." + agents.get(i).id(), name);
        }
        return properties;
    }

    @Override
    public void close() {
        traffic.close();
        stream.close();
    }
}
