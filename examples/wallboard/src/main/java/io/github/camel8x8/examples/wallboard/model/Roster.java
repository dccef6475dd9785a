/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The agents: their last status, and when their last call left them. */
final class Roster {

    private final Map<String, Entry> agents = new HashMap<>();
    private final Directory directory;

    /**
     * One agent.
     *
     * @param newState null where no status was seen
     * @param freeSince when the last call left the agent
     */
    private record Entry(
            @Nullable String newState, Instant statusAt, Instant freeSince, Instant seenAt) {

        static final Entry UNSEEN = new Entry(null, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

        Entry status(String state, Instant at, Instant now) {
            return at.isBefore(statusAt)
                    ? new Entry(newState, statusAt, freeSince, now)
                    : new Entry(state, at, freeSince, now);
        }

        Entry free(Instant at, Instant now) {
            return new Entry(newState, statusAt, later(freeSince, at), now);
        }

        Entry seen(Instant now) {
            return new Entry(newState, statusAt, freeSince, now);
        }

        Instant since() {
            return later(statusAt, freeSince);
        }
    }

    Roster(Directory directory) {
        this.directory = directory;
    }

    void status(String agentId, String newState, Instant at, Instant now) {
        agents.put(agentId, entry(agentId).status(newState, at, now));
    }

    /** What a call says about those who have it and had it. */
    void learn(Call call, Instant now) {
        call.released().forEach((agent, at) -> agents.put(agent, entry(agent).free(at, now)));
        if (call.agentId() != null) {
            agents.put(call.agentId(), entry(call.agentId()).seen(now));
        }
    }

    void forget(Duration unseen, Instant now) {
        agents.values().removeIf(entry -> entry.seenAt().plus(unseen).isBefore(now));
    }

    /**
     * By name.
     *
     * @param calls those at agents, and what each is called
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
        views.sort(Comparator.comparing(AgentView::name).thenComparing(AgentView::id));
        return views;
    }

    private AgentView view(
            String agentId, Entry entry, @Nullable String callId, @Nullable Call call) {
        String name = directory.agentName(agentId);
        if (call != null) {
            AgentState state = AgentState.of(call.state());
            return new AgentView(agentId, name, state, state.label(), call.since(), callId);
        }
        if (entry.newState() == null) {
            AgentState state = AgentState.UNKNOWN;
            return new AgentView(agentId, name, state, state.label(), entry.since(), null);
        }
        AgentStatus status = directory.status(entry.newState());
        return new AgentView(agentId, name, status.state(), status.label(), entry.since(), null);
    }

    private Entry entry(String agentId) {
        return agents.getOrDefault(agentId, Entry.UNSEEN);
    }

    /** An agent may be on a call and in a chat: the one that began last is shown. */
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

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static int count(Collection<AgentView> agents, AgentState... states) {
        List<AgentState> wanted = List.of(states);
        return (int) agents.stream().filter(agent -> wanted.contains(agent.state())).count();
    }
}
