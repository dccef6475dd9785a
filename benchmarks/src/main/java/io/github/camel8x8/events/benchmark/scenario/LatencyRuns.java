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
 * How long an event takes from the time at which it should have been sent until the route has read
 * its headers, at steady rates. The time stands in the event, so an event that had to wait counts
 * its waiting.
 */
public final class LatencyRuns {

    /** Events a second; at the second rate, events wait for each other. */
    private static final List<Integer> RATES = List.of(1_000, 10_000);

    /** At full speed: at the rate itself the JVM would take minutes to compile what is measured. */
    private static final int WARMUP_EVENTS = 500_000;

    private static final int WARMUP_SECONDS = 5;
    private static final double SECONDS = 12;

    /** Measures. */
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
                    Progress.tell("latency at " + rate + " " + client.id(), measured);
                }
            }
        }
        return new Paced(machine, runs);
    }

    /**
     * How it went.
     *
     * @param machine where
     * @param runs one after the other
     */
    public record Paced(Machine machine, List<PacedRun> runs) {}

    /**
     * One client at one rate.
     *
     * @param rate events a second
     * @param client which
     * @param measured what it did
     */
    public record PacedRun(int rate, ClientKind client, Interval measured) {}
}
