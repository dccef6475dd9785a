/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.pulsar.Broker;
import io.github.camel8x8.events.benchmark.run.ClientOrder;
import io.github.camel8x8.events.benchmark.run.ClientProcess;
import io.github.camel8x8.events.benchmark.run.Extra;
import io.github.camel8x8.events.benchmark.run.Goal;
import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.run.Rehearsal;
import io.github.camel8x8.events.benchmark.run.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measures clients, including Pulsar's own, against a real Pulsar. */
public final class RealPulsar {

    private static final long REHEARSED_EVENTS = 1_000_000;
    private static final Goal WARMUP = new Goal(100_000, 6000);
    private static final Goal MEASURED = new Goal(1, 5000);

    /**
     * More than a client of the WebSocket proxy reads in that time; {@link #requireWithinTopic}
     * checks this.
     */
    private static final int EVENTS = 1_000_000;

    /** Fewer events for Pulsar's own client, which would otherwise reach the topic's end. */
    private static final Goal PART = Goal.events(EVENTS * 2 / 5);

    private static final String TOPIC = "events";
    private static final int MAX_ROUNDS = 3;

    private static final List<ClientKind> CLIENTS =
            List.of(
                    ClientKind.NETTY,
                    ClientKind.STREAM,
                    ClientKind.COMPONENT,
                    ClientKind.JAVA_WEBSOCKET,
                    ClientKind.JDK,
                    ClientKind.PULSAR);

    private final Path home;
    private final int rounds;

    /**
     * @param home the folder of the distribution
     * @param rounds how often each client runs; no more than three
     */
    public RealPulsar(Path home, int rounds) {
        this.home = home;
        this.rounds = Math.min(rounds, MAX_ROUNDS);
    }

    /** Runs the measurement. */
    public Comparison run() throws IOException, InterruptedException {
        Machine machine = Machine.here();
        List<ClientRun> runs = new ArrayList<>();
        try (Broker broker = Broker.start(home);
                ServerProcess server = ServerProcess.start()) {
            broker.publish(TOPIC, EVENTS);
            Rehearsal onServer = new Rehearsal(server.source(false, "endless"), REHEARSED_EVENTS);
            Rehearsal onPulsar = new Rehearsal(broker.source(TOPIC), REHEARSED_EVENTS);
            List<ClientKind> order = new ArrayList<>(CLIENTS);
            for (int round = 1; round <= rounds; round++) {
                for (ClientKind client : order) {
                    boolean pulsars = client == ClientKind.PULSAR;
                    ClientOrder run =
                            new ClientOrder(
                                    client,
                                    pulsars ? onPulsar : onServer,
                                    broker.source(TOPIC),
                                    pulsars ? PART : WARMUP,
                                    pulsars ? PART : MEASURED,
                                    1,
                                    Extra.NOTHING,
                                    broker.pid());
                    Interval measured = ClientProcess.run(run).get(0);
                    runs.add(new ClientRun(round, "pulsar", client, measured));
                    Progress.print(round + " pulsar " + client.id(), measured);
                    if (!pulsars) {
                        requireWithinTopic(measured);
                    }
                }
                Collections.rotate(order, -1);
            }
        }
        return new Comparison(machine, 0, rounds, runs);
    }

    /**
     * Fails if a client nearly reached the topic's end: a client that waits there would appear
     * slow.
     */
    private static void requireWithinTopic(Interval measured) {
        double seconds = (WARMUP.millis() + MEASURED.millis()) / 1000.0;
        if (measured.rate() * seconds >= EVENTS * 0.9) {
            throw new IllegalStateException(
                    "A client on this machine nearly reads the topic to its end: raise EVENTS");
        }
    }
}
