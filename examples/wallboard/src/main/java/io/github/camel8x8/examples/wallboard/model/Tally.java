/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

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

    private final Map<LocalDate, Map<String, OutcomeCount>> days = new HashMap<>();
    private final Duration limit;
    private final ZoneId zone;

    Tally(Duration limit, ZoneId zone) {
        this.limit = limit;
        this.zone = zone;
    }

    void add(List<QueueVisit> visits) {
        for (QueueVisit visit : visits) {
            day(visit).merge(visit.queueId(), OutcomeCount.of(visit, limit), OutcomeCount::plus);
        }
    }

    void remove(List<QueueVisit> visits) {
        for (QueueVisit visit : visits) {
            day(visit).merge(visit.queueId(), OutcomeCount.of(visit, limit), OutcomeCount::minus);
        }
    }

    OutcomeCount of(LocalDate day, String queueId) {
        return days.getOrDefault(day, Map.of()).getOrDefault(queueId, OutcomeCount.NONE);
    }

    /** The count of all queues, including those that are no longer shown. */
    OutcomeCount total(LocalDate day) {
        return days.getOrDefault(day, Map.of()).values().stream()
                .reduce(OutcomeCount.NONE, OutcomeCount::plus);
    }

    /** Whether the queue has a count on that day. */
    boolean has(LocalDate day, String queueId) {
        return !of(day, queueId).equals(OutcomeCount.NONE);
    }

    /** Removes earlier days, except yesterday, which can still be corrected. */
    void forgetBefore(LocalDate today) {
        days.keySet().removeIf(day -> day.isBefore(today.minusDays(1)));
    }

    private Map<String, OutcomeCount> day(QueueVisit visit) {
        LocalDate day = visit.until().atZone(zone).toLocalDate();
        return days.computeIfAbsent(day, date -> new HashMap<>());
    }
}
