/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.run.ClientOrder;
import io.github.camel8x8.events.benchmark.run.ClientProcess;
import io.github.camel8x8.events.benchmark.run.Extra;
import io.github.camel8x8.events.benchmark.run.Goal;
import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.run.ServerProcess;
import java.io.IOException;
import java.util.List;

/** Sends many events through one route, to compare the cost of the last with that of the first. */
public final class LongRun {

    private static final int INTERVALS = 10;

    private final long events;

    /**
     * @param events the number of measured events; the warm-up has as many as one interval
     */
    public LongRun(long events) {
        this.events = events;
    }

    /** Runs the measurement. */
    public Course run() throws IOException, InterruptedException {
        Machine machine = Machine.here();
        try (ServerProcess server = ServerProcess.start()) {
            Goal interval = Goal.events(events / INTERVALS);
            ClientOrder order =
                    new ClientOrder(
                            ClientKind.COMPONENT,
                            null,
                            server.source(false, "stamped"),
                            interval,
                            interval,
                            INTERVALS,
                            Extra.HEAP,
                            server.pid());
            List<Interval> intervals = ClientProcess.run(order);
            intervals.forEach(measured -> Progress.print("long run", measured));
            return new Course(machine, intervals);
        }
    }

    /**
     * The results.
     *
     * @param machine the machine
     * @param intervals the intervals in their order
     */
    public record Course(Machine machine, List<Interval> intervals) {}
}
