/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The queues: their names, and the number of calls that wait in them. */
final class Queues {

    /** The number of characters of a name. */
    private static final int MAX_NAME = 100;

    private final Map<String, Named> names = new HashMap<>();

    /** The queues that have received calls; queues of outbound calls have only a name. */
    private final Map<String, Instant> seen = new HashMap<>();

    private record Named(String name, Instant at) {

        /** Returns the later name; of two at the same time, always the same one. */
        Named or(Named other) {
            int byTime = at.compareTo(other.at);
            return byTime > 0 || (byTime == 0 && name.compareTo(other.name) >= 0) ? this : other;
        }
    }

    void learn(CallEvent event, Call call, Instant now) {
        if (event.queueId() != null && event.queueName() != null) {
            names.merge(event.queueId(), new Named(event.queueName(), event.time()), Named::or);
        }
        call.visits().forEach(visit -> seen.put(visit.queueId(), now));
    }

    /** Removes queues without events for this time, unless they have a count of today. */
    void forget(Duration unseen, Instant now, Predicate<String> counted) {
        seen.entrySet()
                .removeIf(
                        queue ->
                                queue.getValue().plus(unseen).isBefore(now)
                                        && !counted.test(queue.getKey()));
    }

    /** The name of a queue; its id if the name is unknown. Shortened: it comes from events. */
    String name(String id) {
        Named named = names.get(id);
        String name = named == null ? id : named.name();
        return name.codePointCount(0, name.length()) > MAX_NAME
                ? name.substring(0, name.offsetByCodePoints(0, MAX_NAME)) + "…"
                : name;
    }

    /**
     * The status of all queues, in no order.
     *
     * @param staff the agents of queues, by id
     */
    List<QueueStatus> view(
            Collection<Call> live,
            Function<String, OutcomeCount> today,
            Map<String, Staffing.Staff> staff) {
        Map<String, Waiting> waiting = new HashMap<>();
        for (Call call : live) {
            if (call.isWaiting() && call.queueId() != null) {
                waiting.merge(call.queueId(), new Waiting(1, call.since()), Waiting::plus);
            }
        }
        List<QueueStatus> views = new ArrayList<>();
        for (String id : seen.keySet()) {
            OutcomeCount count = today.apply(id);
            Staffing.Staff agents = staff.getOrDefault(id, Staffing.Staff.NONE);
            Waiting now = Objects.requireNonNullElse(waiting.get(id), Waiting.NOBODY);
            views.add(
                    new QueueStatus(
                            id,
                            name(id),
                            now.count(),
                            now.since(),
                            count.answered(),
                            count.abandoned(),
                            count.serviceLevel(),
                            agents.busy(),
                            agents.free()));
        }
        return views;
    }

    private record Waiting(int count, @Nullable Instant since) {

        static final Waiting NOBODY = new Waiting(0, null);

        Waiting plus(Waiting other) {
            return new Waiting(count + other.count, Wallboard.earlier(since, other.since));
        }
    }
}
