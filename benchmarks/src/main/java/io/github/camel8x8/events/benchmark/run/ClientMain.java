/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.benchmark.client.StreamingClient;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a client as a process: executes the order in its only argument, reports, and ends. */
public final class ClientMain {

    /** The beginning of the line with the intervals, as JSON. */
    static final String REPORT = "REPORT ";

    /** The run fails if no event is received for this time. */
    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientOrder order;
    private final CountingSink sink = new CountingSink();

    private ClientMain(ClientOrder order) {
        this.order = order;
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
        Snapshot begin = await(now(), order.warmup());
        sink.takeLatencies();
        for (int i = 0; i < order.intervals(); i++) {
            if (profiler != null) {
                profiler.begin();
            }
            Snapshot end = await(begin, order.measured());
            Latency latency = Latency.of(sink.takeLatencies());
            Profile profile = profiler == null ? null : profiler.end();
            long heap = order.extra() == Extra.HEAP ? heap() : 0;
            intervals.add(end.since(begin, heap, latency, profile));
            begin = order.extra() == Extra.NOTHING ? end : now();
        }
        return intervals;
    }

    private void rehearse(Rehearsal rehearsal) throws Exception {
        try (StreamingClient client = order.client().create(rehearsal.source(), sink)) {
            client.start();
            await(now(), Goal.events(rehearsal.events()));
        }
    }

    private Snapshot await(Snapshot begin, Goal goal) throws InterruptedException {
        long lastCount = -1;
        long lastChange = System.nanoTime();
        while (true) {
            long count = sink.count();
            long nanos = System.nanoTime();
            if (count - begin.events() >= goal.events()
                    && nanos - begin.nanos() >= TimeUnit.MILLISECONDS.toNanos(goal.millis())) {
                return now();
            }
            if (count != lastCount) {
                lastCount = count;
                lastChange = nanos;
            } else if (nanos - lastChange > STALLED_NANOS) {
                throw new IllegalStateException(
                        "%s has stalled after %d events".formatted(order.client(), count));
            }
            TimeUnit.MILLISECONDS.sleep(5); // rarely, because this thread is measured too
        }
    }

    private Snapshot now() {
        return Snapshot.now(sink.count(), order.serverPid());
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
