/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.traffic.ContactCentre;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Complete interactions of a simulated contact center, and their outcomes. */
final class Lives {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private Lives() {}

    /** The events of each interaction that has ended, in order of occurrence. */
    static List<List<Event>> ended(long seed, int events) {
        ContactCentre centre = new ContactCentre(seed, "tenant01", START, 20);
        Map<String, List<Event>> lives = new LinkedHashMap<>();
        for (int i = 0; i < events; i++) {
            Event event = Event.of(centre.next().message().payload());
            if (event.getInteractionGuid() != null) {
                lives.computeIfAbsent(event.getInteractionGuid(), guid -> new ArrayList<>())
                        .add(event);
            }
        }
        return lives.values().stream().filter(Lives::isEnded).toList();
    }

    private static boolean isEnded(List<Event> life) {
        return life.get(life.size() - 1).getType().equals("InteractionDeleted");
    }

    static CallRecord record(List<Event> events) {
        Timeline timeline = Timeline.of(events.get(0).getInteractionGuid(), "tenant01");
        for (Event event : events) {
            timeline = timeline.with(event);
        }
        return timeline.record();
    }

    enum Spent {
        WAITING,
        RINGING,
        TALKING,
        ON_HOLD,
        WRAPPING_UP,
        ELSE
    }

    /** The time between two consecutive events belongs to the first one. */
    static Map<Spent, Duration> spent(List<Event> life) {
        Map<Spent, Duration> spent = new EnumMap<>(Spent.class);
        for (Spent on : Spent.values()) {
            spent.put(on, Duration.ZERO);
        }
        for (int i = 1; i < life.size(); i++) {
            Duration gap = Duration.ofSeconds(second(life.get(i)) - second(life.get(i - 1)));
            spent.merge(after(life.get(i - 1)), gap, Duration::plus);
        }
        return spent;
    }

    private static long second(Event event) {
        return event.getEventTime().getEpochSecond();
    }

    private static Spent after(Event event) {
        return switch (event.getType()) {
            case "InteractionQueued", "InteractionRejected" -> Spent.WAITING;
            case "InteractionAssigned" -> Spent.RINGING;
            case "InteractionAccepted", "InteractionCustomerAccepted" -> Spent.TALKING;
            case "LineHoldStatus" -> event.flag("status") ? Spent.ON_HOLD : Spent.TALKING;
            case "InteractionPostProcess" -> Spent.WRAPPING_UP;
            default -> Spent.ELSE;
        };
    }
}
