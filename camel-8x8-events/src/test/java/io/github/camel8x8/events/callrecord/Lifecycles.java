/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Interactions from 8x8's Event Lifecycle page, and their events, timelines and call records. */
final class Lifecycles {

    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private Lifecycles() {}

    /** A call that the first agent transfers to the second, without its end. */
    static Interaction transferred(Agent first, Agent second) {
        return interaction()
                .at(NINE)
                .created()
                .queued()
                .assigned(first)
                .accepted()
                .after(seconds(50))
                .transferRequested()
                .deassigned()
                .queued()
                .assigned(second)
                .after(seconds(6))
                .accepted()
                .after(seconds(70));
    }

    static CallRecord recordOf(Interaction interaction) {
        return timelineOf(interaction).record();
    }

    /** The call record of events of the interaction {@code int-1}. */
    static CallRecord recordOf(List<Event> events) {
        Timeline timeline = Timeline.of("int-1", "acme");
        for (Event event : events) {
            timeline = timeline.with(event);
        }
        return timeline.record();
    }

    static Timeline timelineOf(Interaction interaction) {
        Timeline timeline = Timeline.of(interaction.guid(), "acme");
        for (Event event : eventsOf(interaction)) {
            timeline = timeline.with(event);
        }
        return timeline;
    }

    /** Its events in reverse order, so that no test depends on the order. */
    static List<Event> eventsOf(Interaction interaction) {
        List<Event> events = new ArrayList<>();
        interaction.messages().forEach(message -> events.add(0, Event.of(message.payload())));
        return events;
    }

    static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
