/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.run.ProgressWatch;
import io.github.camel8x8.events.benchmark.run.Snapshot;
import java.io.PrintStream;

/**
 * Runs a path as a process: measures as ordered, reports, and continues until it is killed or its
 * parent process ends.
 */
public final class PathMain {

    /** The beginning of the line with the measured interval, as JSON. */
    public static final String REPORT = "REPORT ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private PathMain() {}

    /**
     * Runs.
     *
     * @param args the order, as JSON
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        PathOrder order = JSON.readValue(args[0], PathOrder.class);
        try {
            DeliveryPath path = order.client().create(order);
            path.start();
            if (order.measured().events() > 0) {
                ProgressWatch progress = new ProgressWatch(order.client().id(), path::count, 0);
                Snapshot begin = progress.await(progress.now(), order.warmup());
                Interval measured = progress.await(begin, order.measured()).since(begin);
                out.println(REPORT + JSON.writeValueAsString(measured));
                out.flush();
            }
            while (System.in.read() >= 0) {
                // the parent process writes nothing
            }
            Runtime.getRuntime().halt(0);
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1); // client threads would keep the process alive
        }
    }
}
