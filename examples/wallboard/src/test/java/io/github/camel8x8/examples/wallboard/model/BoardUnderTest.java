/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.Events;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.examples.wallboard.StoppedClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A wallboard whose clock does not advance until it is set. */
final class BoardUnderTest {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final StoppedClock clock = new StoppedClock(NOON.plusSeconds(3600));
    private final Wallboard wallboard;

    BoardUnderTest() {
        this(Settings.goal(80, Duration.ofSeconds(20)));
    }

    BoardUnderTest(Settings settings) {
        Directory directory =
                new Directory(
                        Map.of("ag1", "Ann"),
                        Map.of(
                                "1", new AgentStatus(AgentState.AVAILABLE, "Available"),
                                "5", new AgentStatus(AgentState.AWAY, "Lunch"),
                                "9", new AgentStatus(AgentState.OFFLINE, "Logged out")));
        wallboard = new Wallboard(settings, directory, clock);
    }

    static Instant at(int second) {
        return NOON.plusSeconds(second);
    }

    static List<Event> eventsOf(Events events) {
        return events.messages().stream().map(Message::payload).map(Event::of).toList();
    }

    BoardUnderTest now(Instant time) {
        clock.set(time);
        return this;
    }

    BoardUnderTest apply(Events events) {
        return apply(eventsOf(events));
    }

    BoardUnderTest apply(List<Event> events) {
        events.forEach(wallboard::apply);
        return this;
    }

    BoardUnderTest apply(String json) {
        wallboard.apply(Event.of(json.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    Snapshot snapshot() {
        return wallboard.snapshot();
    }

    QueueStatus queue() {
        return snapshot().queues().get(0);
    }

    LiveCall call() {
        return snapshot().calls().get(0);
    }

    AgentView agent() {
        return snapshot().agents().get(0);
    }
}
