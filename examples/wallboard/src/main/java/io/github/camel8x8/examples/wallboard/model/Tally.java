/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import io.github.camel8x8.examples.wallboard.model.QueueVisit.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the outcomes of visits, for each day and queue. If a call changes, its previous visits are
 * subtracted and its new ones added, so late and duplicate events are not counted twice.
 */
final class Tally {

    private final Map<LocalDate, Map<String, DayCount>> days = new HashMap<>();
    private final Duration limit;
    private final ZoneId zone;

    Tally(Duration limit, ZoneId zone) {
        this.limit = limit;
        this.zone = zone;
    }

    void add(List<QueueVisit> visits) {
        for (QueueVisit visit : visits) {
            day(visit).merge(visit.queueId(), countOf(visit), DayCount::plus);
        }
    }

    void remove(List<QueueVisit> visits) {
        for (QueueVisit visit : visits) {
            day(visit).merge(visit.queueId(), countOf(visit), DayCount::minus);
        }
    }

    DayCount of(LocalDate day, String queueId) {
        return days.getOrDefault(day, Map.of()).getOrDefault(queueId, DayCount.NONE);
    }

    /** The count of all queues, including those that are no longer shown. */
    DayCount total(LocalDate day) {
        return days.getOrDefault(day, Map.of()).values().stream()
                .reduce(DayCount.NONE, DayCount::plus);
    }

    /** Whether the queue has a count on that day. */
    boolean has(LocalDate day, String queueId) {
        return !of(day, queueId).equals(DayCount.NONE);
    }

    /** Removes earlier days, except yesterday, which can still be corrected. */
    void forgetBefore(LocalDate today) {
        days.keySet().removeIf(day -> day.isBefore(today.minusDays(1)));
    }

    private Map<String, DayCount> day(QueueVisit visit) {
        LocalDate day = visit.until().atZone(zone).toLocalDate();
        return days.computeIfAbsent(day, date -> new HashMap<>());
    }

    private DayCount countOf(QueueVisit visit) {
        boolean inTime = visit.tookAtMost(limit);
        if (visit.outcome() == Outcome.ANSWERED) {
            return new DayCount(1, inTime ? 1 : 0, 0, 0);
        }
        if (visit.outcome() == Outcome.ABANDONED) {
            return new DayCount(0, 0, 1, inTime ? 0 : 1);
        }
        return DayCount.NONE;
    }
}
