/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.run.Extra;
import io.github.camel8x8.events.benchmark.run.Goal;
import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.run.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures all clients against the streaming server, on ws and wss. Every run has a separate JVM,
 * and every round begins with another client, so that other load on the machine affects all clients
 * alike.
 */
public final class Streaming {

    private static final List<ClientKind> CLIENTS =
            List.of(
                    ClientKind.NETTY,
                    ClientKind.STREAM,
                    ClientKind.COMPONENT,
                    ClientKind.COMPONENT_POOLED,
                    ClientKind.COMPONENT_JACKSON,
                    ClientKind.VERTX_ROUTE,
                    ClientKind.JAVA_WEBSOCKET,
                    ClientKind.JDK);

    private final int rounds;
    private final long warmupEvents;
    private final double seconds;

    /**
     * @param rounds how often each client runs
     * @param warmupEvents the events before each measurement, so that the JVM has compiled the
     *     measured code
     * @param seconds the duration of each measurement
     */
    public Streaming(int rounds, long warmupEvents, double seconds) {
        this.rounds = rounds;
        this.warmupEvents = warmupEvents;
        this.seconds = seconds;
    }

    /** Runs the measurement. */
    public Comparison run() throws IOException, InterruptedException {
        Machine machine = Machine.here();
        List<ClientRun> runs = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start()) {
            List<ClientKind> order = new ArrayList<>(CLIENTS);
            for (int round = 1; round <= rounds; round++) {
                for (String transport : List.of("ws", "wss")) {
                    for (ClientKind client : order) {
                        Interval measured =
                                server.measure(
                                        client,
                                        transport.equals("wss"),
                                        client.topic(),
                                        Goal.events(warmupEvents),
                                        Goal.seconds(seconds),
                                        Extra.NOTHING);
                        runs.add(new ClientRun(round, transport, client, measured));
                        Progress.print(round + " " + transport + " " + client.id(), measured);
                    }
                }
                Collections.rotate(order, -1);
            }
            return new Comparison(machine, server.frameSize(), rounds, warmupEvents, seconds, runs);
        }
    }
}
