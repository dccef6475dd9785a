/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one interaction, each once and ordered by time. Events of the same second keep
 * their order of arrival, except that creation is first and deletion last.
 */
final class CallTimeline {

    /** Far more events than a call has; after this many, only its end is added. */
    private static final int MAX = 1000;

    private final List<CallEvent> events = new ArrayList<>();
    private Instant lastArrival = Instant.EPOCH;

    /** Adds an event; false if it is already present. */
    boolean add(CallEvent event, Instant now) {
        lastArrival = now;
        if (isKnown(event) || (events.size() >= MAX && !event.isLast())) {
            return false;
        }
        int place = events.size();
        while (place > 0 && isBefore(event, events.get(place - 1))) {
            place--;
        }
        events.add(place, event);
        return true;
    }

    /** When the last event was received, by the wallboard's clock. */
    Instant lastArrival() {
        return lastArrival;
    }

    /** The time of the last event. */
    Instant lastEvent() {
        return events.get(events.size() - 1).time();
    }

    Call replay() {
        CallReplay replay = new CallReplay(events.get(0).time());
        events.forEach(replay::apply);
        return replay.result();
    }

    private boolean isKnown(CallEvent event) {
        for (CallEvent known : events) {
            if (known.fingerprint() == event.fingerprint() && known.type().equals(event.type())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBefore(CallEvent event, CallEvent other) {
        if (event.isLast() != other.isLast()) {
            return other.isLast();
        }
        int byTime = event.time().compareTo(other.time());
        return byTime < 0 || (byTime == 0 && event.isFirst() && !other.isFirst());
    }
}
