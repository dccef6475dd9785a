/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.run.Extra;
import io.github.camel8x8.events.benchmark.run.Goal;
import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.run.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the time from the moment at which an event should have been sent until the route has
 * read its headers, at steady rates. The event contains that moment, so the time that an event
 * waits is included.
 */
public final class LatencyRuns {

    /** Events per second; at the second rate, events wait for each other. */
    private static final List<Integer> RATES = List.of(1_000, 10_000);

    /**
     * Sent at full speed; at the measured rate the JVM would need minutes to compile the measured
     * code.
     */
    private static final int WARMUP_EVENTS = 500_000;

    private static final int WARMUP_SECONDS = 5;
    private static final double SECONDS = 12;

    /** Runs the measurement. */
    public Paced run() throws IOException, InterruptedException {
        Machine machine = Machine.here();
        List<PacedRun> runs = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start()) {
            for (int rate : RATES) {
                for (ClientKind client : List.of(ClientKind.NETTY, ClientKind.COMPONENT)) {
                    Interval measured =
                            server.measure(
                                    client,
                                    false,
                                    "paced-%d-after-%d".formatted(rate, WARMUP_EVENTS),
                                    Goal.events(WARMUP_EVENTS + WARMUP_SECONDS * rate),
                                    Goal.seconds(SECONDS),
                                    Extra.NOTHING);
                    runs.add(new PacedRun(rate, client, measured));
                    Progress.print("latency at " + rate + " " + client.id(), measured);
                }
            }
        }
        return new Paced(machine, runs);
    }

    /**
     * The results.
     *
     * @param machine the machine
     * @param runs the runs in their order
     */
    public record Paced(Machine machine, List<PacedRun> runs) {}

    /**
     * One client at one rate.
     *
     * @param rate events per second
     * @param client the client
     * @param measured the measurements
     */
    public record PacedRun(int rate, ClientKind client, Interval measured) {}
}
