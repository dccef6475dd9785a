/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The agents: their last status, and the end of their last call. */
final class Roster {

    private final Map<String, Entry> agents = new HashMap<>();
    private final Directory directory;

    /** One agent. */
    private static final class Entry {

        /** More than an agent's number of calls that can still be corrected. */
        private static final int MAX = 50;

        /** The time at which each call left the agent, by the call's GUID. */
        private final Map<String, Instant> releases = new LinkedHashMap<>();

        private @Nullable String newState;
        private Instant statusAt = Instant.EPOCH;
        private Instant seenAt = Instant.EPOCH;

        void status(String state, Instant at) {
            if (!at.isBefore(statusAt)) {
                newState = state;
                statusAt = at;
            }
        }

        void released(String guid, Instant at) {
            releases.remove(guid);
            releases.put(guid, at);
            if (releases.size() > MAX) {
                releases.remove(releases.keySet().iterator().next());
            }
        }

        /** The time at which the state without a call began. */
        Instant since() {
            Instant since = statusAt;
            for (Instant release : releases.values()) {
                since = release.isAfter(since) ? release : since;
            }
            return since;
        }
    }

    Roster(Directory directory) {
        this.directory = directory;
    }

    void status(String agentId, String newState, Instant at, Instant now) {
        entry(agentId, now).status(newState, at);
    }

    /** Replaces a call's previous effect on its agents with its current one. */
    void learn(String guid, Calls.Change change, Instant now) {
        if (change.before() != null) {
            change.before().released().keySet().forEach(id -> entry(id, now).releases.remove(guid));
        }
        change.after().released().forEach((id, at) -> entry(id, now).released(guid, at));
        if (change.after().agentId() != null) {
            entry(change.after().agentId(), now);
        }
    }

    void forget(Duration unseen, Instant now) {
        agents.values().removeIf(entry -> entry.seenAt.plus(unseen).isBefore(now));
    }

    /**
     * The agents, in no order.
     *
     * @param calls the calls of agents, by id
     */
    List<AgentView> view(Map<String, Call> calls) {
        Map<String, String> callOf = new HashMap<>();
        calls.forEach(
                (id, call) -> {
                    if (call.agentId() != null) {
                        callOf.merge(call.agentId(), id, (a, b) -> newer(calls, a, b));
                    }
                });
        List<AgentView> views = new ArrayList<>();
        agents.forEach(
                (agentId, entry) -> {
                    String id = callOf.get(agentId);
                    Call call = id == null ? null : calls.get(id);
                    AgentView view = view(agentId, entry, id, call);
                    if (view.state() != AgentState.OFFLINE) {
                        views.add(view);
                    }
                });
        return views;
    }

    private AgentView view(
            String agentId, Entry entry, @Nullable String callId, @Nullable Call call) {
        String name = directory.agentName(agentId);
        if (call != null) {
            AgentState state = AgentState.of(call.state());
            return new AgentView(agentId, name, state, state.label(), call.since(), callId);
        }
        if (entry.newState == null) {
            AgentState state = AgentState.UNKNOWN;
            return new AgentView(agentId, name, state, state.label(), entry.since(), null);
        }
        AgentStatus status = directory.status(entry.newState);
        return new AgentView(agentId, name, status.state(), status.label(), entry.since(), null);
    }

    private Entry entry(String agentId, Instant now) {
        Entry entry = agents.computeIfAbsent(agentId, id -> new Entry());
        entry.seenAt = now;
        return entry;
    }

    /** The call or chat that began later; an agent may have both, and the wallboard shows one. */
    private static String newer(Map<String, Call> calls, String one, String other) {
        Comparator<String> byBegin =
                Comparator.comparing((String id) -> callFor(calls, id).since())
                        .thenComparing(Comparator.naturalOrder());
        return byBegin.compare(one, other) >= 0 ? one : other;
    }

    private static Call callFor(Map<String, Call> calls, String id) {
        Call call = calls.get(id);
        if (call == null) {
            throw new IllegalArgumentException("No call " + id);
        }
        return call;
    }

    static int count(Collection<AgentView> agents, AgentState... states) {
        List<AgentState> wanted = List.of(states);
        return (int) agents.stream().filter(agent -> wanted.contains(agent.state())).count();
    }
}
