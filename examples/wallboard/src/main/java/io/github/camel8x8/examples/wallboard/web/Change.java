/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import io.github.camel8x8.examples.wallboard.model.AgentView;
import io.github.camel8x8.examples.wallboard.model.EventTimes;
import io.github.camel8x8.examples.wallboard.model.LiveCall;
import io.github.camel8x8.examples.wallboard.model.QueueStatus;
import io.github.camel8x8.examples.wallboard.model.Snapshot;
import io.github.camel8x8.examples.wallboard.model.Totals;
import io.github.camel8x8.examples.wallboard.model.Trend;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The difference between two boards. It always contains the time, so that a browser can show the
 * age of its data.
 *
 * @param trend null if it has not changed
 */
record Change(
        Instant time,
        boolean connected,
        EventTimes events,
        Totals totals,
        @Nullable Trend trend,
        Rows<QueueStatus> queues,
        Rows<AgentView> agents,
        Rows<LiveCall> calls) {

    /**
     * The rows of a table.
     *
     * @param set the new and changed rows, complete
     * @param gone the ids of the removed rows
     */
    record Rows<T>(List<T> set, List<String> gone) {

        static <T> Rows<T> between(List<T> before, List<T> after, Function<T, String> id) {
            Map<String, T> old = new HashMap<>();
            before.forEach(row -> old.put(id.apply(row), row));
            List<T> set =
                    after.stream().filter(row -> !row.equals(old.get(id.apply(row)))).toList();
            after.forEach(row -> old.remove(id.apply(row)));
            return new Rows<>(set, List.copyOf(old.keySet()));
        }
    }

    static Change between(Board before, Board after) {
        Snapshot old = before.snapshot();
        Snapshot now = after.snapshot();
        return new Change(
                now.time(),
                after.connected(),
                now.events(),
                now.totals(),
                now.trend().equals(old.trend()) ? null : now.trend(),
                Rows.between(old.queues(), now.queues(), QueueStatus::id),
                Rows.between(old.agents(), now.agents(), AgentView::id),
                Rows.between(old.calls(), now.calls(), LiveCall::id));
    }
}
