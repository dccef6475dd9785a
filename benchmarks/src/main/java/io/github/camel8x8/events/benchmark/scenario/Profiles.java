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

/** Profiles each client's busiest thread, which limits its rate. */
public final class Profiles {

    private static final long WARMUP_EVENTS = 1_000_000;
    private static final double SECONDS = 6;

    private static final List<ClientKind> CLIENTS =
            List.of(
                    ClientKind.NETTY,
                    ClientKind.STREAM,
                    ClientKind.COMPONENT,
                    ClientKind.JAVA_WEBSOCKET);

    /** Runs the profiles. */
    public Comparison run() throws IOException, InterruptedException {
        Machine machine = Machine.here();
        List<ClientRun> runs = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start()) {
            for (String transport : List.of("ws", "wss")) {
                for (ClientKind client : CLIENTS) {
                    Interval measured =
                            server.measure(
                                    client,
                                    transport.equals("wss"),
                                    "endless",
                                    Goal.events(WARMUP_EVENTS),
                                    Goal.seconds(SECONDS),
                                    Extra.PROFILE);
                    runs.add(new ClientRun(1, transport, client, measured));
                    Progress.print("profile " + transport + " " + client.id(), measured);
                }
            }
            return new Comparison(machine, server.frameSize(), 1, runs);
        }
    }
}
