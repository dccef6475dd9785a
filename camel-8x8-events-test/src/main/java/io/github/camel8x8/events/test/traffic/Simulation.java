/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * The clock of the contact center: planned actions run in order, as fast as events are requested.
 */
final class Simulation {

    private final PriorityQueue<Step> plan = new PriorityQueue<>();
    private final Deque<TimedEvent> events = new ArrayDeque<>();
    private Instant now;
    private long steps;

    private record Step(Instant at, long order, Runnable what) implements Comparable<Step> {

        @Override
        public int compareTo(Step other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    Simulation(Instant start) {
        now = start;
    }

    Instant now() {
        return now;
    }

    void after(double seconds, Runnable what) {
        Instant at = now.plus(Duration.ofMillis((long) (seconds * 1000)));
        plan.add(new Step(at, steps++, what));
    }

    void emit(TimedEvent event) {
        events.add(event);
    }

    /** Runs planned actions until an event is emitted. */
    TimedEvent next() {
        while (events.isEmpty()) {
            Step step = plan.remove();
            now = step.at();
            step.what().run();
        }
        return events.remove();
    }
}
