/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.run.ClientOrder;
import io.github.camel8x8.events.benchmark.run.ClientProcess;
import io.github.camel8x8.events.benchmark.run.Goal;
import io.github.camel8x8.events.benchmark.run.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How long an event takes from the time at which it should have been sent until the route has read
 * its headers, at a steady rate. The time stands in the event, so an event that had to wait counts
 * its waiting.
 */
public final class LatencyRuns {

    /** Events a second. */
    public static final int RATE = 1000;

    /** At full speed: at the rate itself the JVM would take minutes to compile what is measured. */
    private static final int WARMUP_EVENTS = 500_000;

    private static final int WARMUP_SECONDS = 5;
    private static final double SECONDS = 12;

    /** Measures. */
    public Comparison run() throws IOException, InterruptedException {
        Machine machine = Machine.here();
        List<ClientRun> runs = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start()) {
            for (ClientKind client : List.of(ClientKind.NETTY, ClientKind.COMPONENT)) {
                ClientOrder order =
                        new ClientOrder(
                                client,
                                server.source(
                                        false, "paced-%d-after-%d".formatted(RATE, WARMUP_EVENTS)),
                                Goal.events(WARMUP_EVENTS + WARMUP_SECONDS * RATE),
                                Goal.seconds(SECONDS),
                                1,
                                false,
                                server.pid());
                ClientRun run = new ClientRun(1, "ws", client, ClientProcess.run(order).get(0));
                runs.add(run);
                Progress.tell("latency " + client.id(), run.measured());
            }
            return new Comparison(machine, server.frameSize(), 1, runs);
        }
    }
}
