/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import io.github.camel8x8.events.test.Events;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A simulated contact center: agents log in, take breaks and work; customers call and chat, wait,
 * abandon, are put on hold, transferred and wrapped up. The same seed and start always generate the
 * same events. It never ends. Not thread-safe.
 */
public final class ContactCentre {

    /** The measured average number of events of an interaction. */
    static final double EVENTS_PER_INTERACTION = 8.6;

    private static final double HANDLING_SECONDS = 220;
    private static final double RUSH = 0.4;
    private static final double RUSH_SECONDS = 1800;
    private static final int MAX_AGENTS = 2000;
    private static final int MIN_AGENTS = 5;

    private static final int AVAILABLE = 1;
    private static final int ON_BREAK = 5;
    private static final double LOGIN_SECONDS = 20;

    /** Repeated entries give these queues more customers. */
    private static final List<Queue> QUEUES =
            List.of(
                    new Queue(591, "Test Sales"),
                    new Queue(592, "Customer Service"),
                    new Queue(593, "Technical Support"),
                    new Queue(594, "Billing"),
                    new Queue(591, "Test Sales"),
                    new Queue(592, "Customer Service"),
                    new Queue(593, "Technical Support"),
                    new Queue(592, "Customer Service"));

    private final Simulation simulation;
    private final Variety variety;
    private final String tenant;
    private final double secondsBetween;
    private final Deque<Agent> free = new ArrayDeque<>();
    private final Deque<Handling> waiting = new ArrayDeque<>();
    private final List<Agent> agents = new ArrayList<>();
    private long sequence;

    private record Queue(int id, String name) {}

    /**
     * @param seed the random seed
     * @param tenant the tenant in the GUIDs
     * @param start the time at which it opens
     * @param eventsPerSecond the approximate rate of events, by its own clock; above 0
     */
    public ContactCentre(long seed, String tenant, Instant start, double eventsPerSecond) {
        if (!(eventsPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "eventsPerSecond is " + eventsPerSecond + ", must be above 0");
        }
        this.simulation = new Simulation(start);
        this.variety = new Variety(seed);
        this.tenant = tenant;
        this.secondsBetween = EVENTS_PER_INTERACTION / eventsPerSecond;
        int needed = (int) Math.ceil(HANDLING_SECONDS / secondsBetween);
        int count = Math.max(MIN_AGENTS, Math.min(MAX_AGENTS, needed));
        for (int i = 0; i < count; i++) {
            Agent agent = Agent.named(tenant + " agent " + i);
            agents.add(agent);
            simulation.after(variety.between(0, 1000) * LOGIN_SECONDS / 1000, () -> logIn(agent));
        }
        simulation.after(0, this::arrive);
    }

    /** {@return the next event and its time} */
    public TimedEvent next() {
        return simulation.next();
    }

    /** {@return its agents; the same number of agents always gives the same list} */
    public List<Agent> agents() {
        return List.copyOf(agents);
    }

    Simulation simulation() {
        return simulation;
    }

    Variety variety() {
        return variety;
    }

    /** Puts an interaction at the head or the end of the queue. */
    void enqueue(Handling handling, boolean first) {
        if (first) {
            waiting.addFirst(handling);
        } else {
            waiting.add(handling);
        }
        match();
    }

    /** Removes an interaction from the queue; false if it is not waiting. */
    boolean leaveQueue(Handling handling) {
        return waiting.remove(handling);
    }

    /**
     * Frees an agent after an interaction; occasionally the agent takes a break or changes skills
     * first.
     */
    void release(Agent agent) {
        if (variety.chance(4)) {
            status(agent, ON_BREAK);
            simulation.after(variety.between(60, 600), () -> ready(agent));
        } else if (variety.chance(1)) {
            skillChange(agent);
            backToWork(agent);
        } else {
            backToWork(agent);
        }
    }

    void backToWork(Agent agent) {
        free.add(agent);
        match();
    }

    private void logIn(Agent agent) {
        emit(AgentUpdate.loginUpdate(agent, simulation.now(), sequence++));
        ready(agent);
    }

    private void ready(Agent agent) {
        status(agent, AVAILABLE);
        backToWork(agent);
    }

    private void arrive() {
        simulation.after(variety.exponential(secondsBetween / rush()), this::arrive);
        int kind = variety.between(1, 100);
        Media media = kind <= 80 ? Media.PHONE : Media.CHAT;
        boolean outbound = kind <= 20;
        Interaction interaction =
                new Interaction(media, outbound, tenant, variety, simulation.now());
        Queue queue = QUEUES.get(Math.floorMod(interaction.guid().hashCode(), QUEUES.size()));
        interaction.queue(queue.id(), queue.name());
        Handling handling = new Handling(this, interaction, media, outbound);
        if (!outbound) {
            handling.beginInbound();
        } else if (!free.isEmpty()) {
            handling.beginOutbound(free.remove());
        }
    }

    /**
     * The factor of the arrival rate: each half hour has a busy and a quiet quarter, and queues
     * grow in the busy one.
     */
    private double rush() {
        return 1 + RUSH * Math.sin(simulation.now().getEpochSecond() * 2 * Math.PI / RUSH_SECONDS);
    }

    private void match() {
        while (!free.isEmpty() && !waiting.isEmpty()) {
            waiting.remove().assign(free.remove());
        }
    }

    private void status(Agent agent, int newState) {
        emit(new AgentStatus(agent, newState, simulation.now(), sequence++));
    }

    private void emit(Events events) {
        events.messages()
                .forEach(message -> simulation.emit(new TimedEvent(simulation.now(), message)));
    }

    private void skillChange(Agent agent) {
        EventPayload event = new EventPayload("AgentProvChange");
        event.set("agentId", agent.id());
        event.set("enabled", variety.chance(50) ? "yes" : "no");
        event.set("event", "AgentSkillChanged");
        event.messageInfo(false, simulation.now(), sequence++);
        event.set("skillId", tenant + "-" + agent.id() + "-phone-529");
        event.set("tenantSkillId", tenant + "-phone-529");
        simulation.emit(new TimedEvent(simulation.now(), event.message()));
        emit(AgentUpdate.update(agent, simulation.now(), sequence++));
    }
}
