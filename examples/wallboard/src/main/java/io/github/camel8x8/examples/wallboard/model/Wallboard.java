/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import io.github.camel8x8.events.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes the state of a contact center from its events, in any order and with duplicates.
 *
 * <p>For each call it keeps the received events, ordered by time, and replays them after each new
 * event. So the same events give the same wallboard, regardless of their order. It counts only
 * received events: 8x8's stream does not begin with the current state.
 *
 * <p>Thread-safe.
 */
public final class Wallboard {

    private final Settings settings;
    private final Clock clock;
    private final Directory directory;
    private final Calls calls;
    private final Queues queues;
    private final Roster roster;
    private final Tally tally;
    private final RecentTally recent;
    private final Staffing staffing;
    private EventTimes events = EventTimes.NONE;

    /**
     * @param clock the clock, whose zone determines when a day begins
     */
    public Wallboard(Settings settings, Directory directory, Clock clock) {
        this.settings = settings;
        this.directory = directory;
        this.clock = clock;
        this.calls = new Calls(settings);
        this.queues = new Queues();
        this.roster = new Roster(directory);
        this.tally = new Tally(settings.serviceLevel(), clock.getZone());
        this.recent = new RecentTally(settings.serviceLevel());
        this.staffing = new Staffing();
    }

    /** Applies one event; skips events that a wallboard does not show. */
    public synchronized void apply(Event event) {
        Instant now = clock.instant();
        String guid = event.getInteractionGuid();
        String agentId = event.getAgentId();
        String newState = event.getNewState();
        if (guid != null && "Interaction".equals(event.getFamily())) {
            call(guid, CallEvent.of(event, now), now);
            events = events.with(CallEvent.timeOf(event, now));
        } else if ("AgentStatusChange".equals(event.getType())
                && agentId != null
                && newState != null) {
            roster.status(agentId, newState, CallEvent.timeOf(event, now), now);
            events = events.with(CallEvent.timeOf(event, now));
        }
        calls.forget(now);
    }

    /** The current state. */
    public synchronized Snapshot snapshot() {
        Instant now = clock.instant();
        LocalDate today = now.atZone(clock.getZone()).toLocalDate();
        calls.forget(now);
        queues.forget(settings.forgotten(), now, id -> tally.has(today, id));
        roster.forget(settings.forgotten(), now);
        tally.forgetBefore(today);
        recent.forget(now);
        staffing.forget(settings.forgotten(), now);

        Map<String, Call> live = named(calls.live());
        LateFirst order = new LateFirst(settings, now);
        List<AgentView> agents = roster.view(live);
        agents.sort(order.agents());
        List<QueueStatus> queueList =
                queues.view(live.values(), id -> tally.of(today, id), staffing.view(agents, live));
        queueList.sort(order.queues());
        return new Snapshot(
                now,
                settings.serviceLevel().toSeconds(),
                settings.goalPercent(),
                lateSeconds(),
                events,
                totals(tally.total(today), agents, live.values()),
                recent.view(now),
                queueList,
                agents,
                list(live));
    }

    private void call(String guid, CallEvent event, Instant now) {
        Calls.Change change = calls.apply(guid, event, now);
        if (change != null) {
            tally.remove(change.visitsBefore());
            tally.add(change.after().visits());
            recent.remove(change.visitsBefore());
            recent.add(change.after().visits());
            staffing.learn(change);
            queues.learn(event, change.after(), now);
            roster.learn(guid, change, now);
        }
    }

    private Map<AgentState, Long> lateSeconds() {
        Map<AgentState, Long> seconds = new EnumMap<>(AgentState.class);
        settings.agentLimits().forEach((state, limit) -> seconds.put(state, limit.toSeconds()));
        return seconds;
    }

    private static Totals totals(OutcomeCount day, List<AgentView> agents, Collection<Call> live) {
        int waiting = 0;
        Instant since = null;
        for (Call call : live) {
            if (call.isWaiting()) {
                waiting++;
                since = earlier(since, call.since());
            }
        }
        return new Totals(
                waiting,
                since,
                day.answered(),
                day.abandoned(),
                day.serviceLevel(),
                live.size(),
                Roster.count(agents, AgentState.AVAILABLE),
                Roster.count(agents, AgentState.RINGING, AgentState.TALKING, AgentState.ON_HOLD),
                Roster.count(agents, AgentState.WRAP_UP),
                Roster.count(agents, AgentState.AWAY, AgentState.UNKNOWN));
    }

    private List<LiveCall> list(Map<String, Call> live) {
        List<LiveCall> list = new ArrayList<>();
        live.forEach(
                (id, call) ->
                        list.add(
                                new LiveCall(
                                        id,
                                        call.mediaType(),
                                        call.outbound(),
                                        call.caller(),
                                        call.queueId() == null ? null : queues.name(call.queueId()),
                                        call.agentId() == null
                                                ? null
                                                : directory.agentName(call.agentId()),
                                        call.state(),
                                        call.since(),
                                        call.startedAt())));
        list.sort(
                Comparator.comparing(LiveCall::state)
                        .thenComparing(LiveCall::since)
                        .thenComparing(LiveCall::id));
        return list;
    }

    /** The calls by a short part of the GUID that is unique. */
    private static Map<String, Call> named(Map<String, Call> byGuid) {
        Map<String, Call> named = new LinkedHashMap<>();
        byGuid.keySet().stream()
                .sorted()
                .forEach(
                        guid -> {
                            String id = ShortId.of(guid);
                            int copy = 2;
                            while (named.containsKey(id)) {
                                id = ShortId.of(guid) + "-" + copy++;
                            }
                            Call call = byGuid.get(guid);
                            if (call != null) {
                                named.put(id, call);
                            }
                        });
        return named;
    }

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
