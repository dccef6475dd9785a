/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.benchmark.client.StreamingClient;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Runs a client as a process: executes the order in its only argument, reports, and ends. */
public final class ClientMain {

    /** The beginning of the line with the intervals, as JSON. */
    static final String REPORT = "REPORT ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientOrder order;
    private final CountingSink sink = new CountingSink();
    private final ProgressWatch progress;

    private ClientMain(ClientOrder order) {
        this.order = order;
        progress = new ProgressWatch(order.client().id(), sink::count, order.serverPid());
    }

    /**
     * Measures.
     *
     * @param args the order, as JSON
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        ClientOrder order = JSON.readValue(args[0], ClientOrder.class);
        try {
            out.println(REPORT + JSON.writeValueAsString(new ClientMain(order).measure()));
            out.flush();
            Runtime.getRuntime().halt(0); // a client may take seconds to close cleanly
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1); // client threads would keep the process alive
        }
    }

    private List<Interval> measure() throws Exception {
        List<Interval> intervals = new ArrayList<>();
        Profiler profiler = order.extra() == Extra.PROFILE ? new Profiler() : null;
        if (order.rehearsal() != null) {
            rehearse(order.rehearsal());
        }
        StreamingClient client = order.client().create(order.source(), sink);
        client.start();
        Snapshot begin = progress.await(progress.now(), order.warmup());
        sink.takeLatencies();
        for (int i = 0; i < order.intervals(); i++) {
            if (profiler != null) {
                profiler.begin();
            }
            Snapshot end = progress.await(begin, order.measured());
            Latency latency = Latency.of(sink.takeLatencies());
            Profile profile = profiler == null ? null : profiler.end();
            long heap = order.extra() == Extra.HEAP ? heap() : 0;
            intervals.add(end.since(begin, heap, latency, profile));
            begin = order.extra() == Extra.NOTHING ? end : progress.now();
        }
        return intervals;
    }

    private void rehearse(Rehearsal rehearsal) throws Exception {
        try (StreamingClient client = order.client().create(rehearsal.source(), sink)) {
            client.start();
            progress.await(progress.now(), Goal.events(rehearsal.events()));
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
