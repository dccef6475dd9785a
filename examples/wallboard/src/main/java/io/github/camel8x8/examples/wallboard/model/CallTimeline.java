/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one interaction, each once and in the order of their time. Those of the same second
 * stay in the order in which they came, but creation is first and deletion last.
 */
final class CallTimeline {

    /** Far more than a call has; beyond it only the end is of interest. */
    private static final int MAX = 1000;

    private final List<CallEvent> events = new ArrayList<>();
    private Instant lastArrival = Instant.EPOCH;

    /** False where it was there before. */
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

    /** When the last event came, by the wallboard's clock. */
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
