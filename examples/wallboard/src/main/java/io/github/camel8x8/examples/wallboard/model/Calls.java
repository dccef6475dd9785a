/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The interactions: live ones, recently ended ones that can still be corrected, and the ids of
 * those that ended earlier, whose events are ignored.
 */
final class Calls {

    /** How often to look for calls whose end was missed; each time, all live calls are read. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Map<String, CallTimeline> timelines = new HashMap<>();
    private final Map<String, Call> live = new HashMap<>();

    /** Ended calls by id, in the order in which they ended. */
    private final Map<String, Call> ended = new LinkedHashMap<>();

    /** The time at which each call was removed. */
    private final Map<String, Instant> gone = new LinkedHashMap<>();

    private final Settings settings;
    private Instant looked = Instant.EPOCH;

    Calls(Settings settings) {
        this.settings = settings;
    }

    /**
     * A call before and after an event.
     *
     * @param before null if the call was not known
     */
    record Change(@Nullable Call before, Call after) {

        List<QueueVisit> visitsBefore() {
            return before == null ? List.of() : before.visits();
        }
    }

    /** Applies an event; null if it changes nothing, like a duplicate. */
    @Nullable Change apply(String guid, CallEvent event, Instant now) {
        if (gone.containsKey(guid)) {
            return null;
        }
        CallTimeline timeline = timelines.computeIfAbsent(guid, id -> new CallTimeline());
        if (!timeline.add(event, now)) {
            return null;
        }
        Call before = live.containsKey(guid) ? live.get(guid) : ended.get(guid);
        Call after = timeline.replay();
        if (after.ended()) {
            live.remove(guid);
            ended.put(guid, after);
        } else {
            live.put(guid, after);
        }
        return new Change(before, after);
    }

    Map<String, Call> live() {
        return live;
    }

    /** Removes calls that can no longer change. */
    void forget(Instant now) {
        Iterator<String> oldest = ended.keySet().iterator();
        while (oldest.hasNext()) {
            String guid = oldest.next();
            boolean correctable = isYoung(guid, now);
            if (correctable && ended.size() <= settings.mostEnded()) {
                break;
            }
            oldest.remove();
            timelines.remove(guid);
            gone.put(guid, now);
        }
        Collection<Instant> times = gone.values();
        Iterator<Instant> first = times.iterator();
        while (first.hasNext()
                && (first.next().plus(settings.forgotten()).isBefore(now)
                        || gone.size() > settings.mostEnded())) {
            first.remove();
        }
        if (Duration.between(looked, now).abs().compareTo(LOOK) >= 0) {
            looked = now;
            live.keySet().removeIf(guid -> isLost(guid, now));
        }
    }

    private boolean isYoung(String guid, Instant now) {
        CallTimeline timeline = timelines.get(guid);
        return timeline != null && timeline.lastArrival().plus(settings.correctable()).isAfter(now);
    }

    /**
     * Removes a call whose end was missed. Keeps a call that has received an event recently: while
     * the reader catches up, its old end may still follow.
     */
    private boolean isLost(String guid, Instant now) {
        CallTimeline timeline = timelines.get(guid);
        if (timeline != null
                && (isYoung(guid, now)
                        || timeline.lastEvent().plus(settings.forgotten()).isAfter(now))) {
            return false;
        }
        timelines.remove(guid);
        return true;
    }
}
