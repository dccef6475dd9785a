/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.benchmark.run.JavaProcess;
import io.github.camel8x8.events.test.EventStreamServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** Many endpoints in one Camel context, connected to the local stream, and idle. */
public final class Endpoints {

    private static final String REPORT = "ENDPOINTS ";
    private static final int ENDPOINTS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Measures. */
    public Footprint run() throws IOException {
        Machine machine = Machine.here();
        try (EventStreamServer stream = EventStreamServer.start();
                JavaProcess process =
                        JavaProcess.start(Endpoints.class, stream.serviceUrl(), stream.tenant())) {
            Footprint measured = JSON.readValue(process.await(REPORT), Footprint.class);
            return measured.on(machine);
        }
    }

    /**
     * The process that is measured.
     *
     * @param args the service's URL, the tenant
     */
    public static void main(String[] args) throws Exception {
        // One first: what all share (classes, the engine, its threads) is not an endpoint's cost.
        CamelContext first = start(args, 1);
        awaitIdle();
        long threadsOfOne = threads();
        first.stop();
        CamelContext none = start(args, 0);
        long heapOfNone = heap();
        none.stop();
        long begin = System.nanoTime();
        CamelContext all = start(args, ENDPOINTS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        awaitIdle();
        long heap = heap() - heapOfNone;
        Footprint footprint =
                new Footprint(null, ENDPOINTS, seconds, threadsOfOne, threads(), heap / ENDPOINTS);
        System.out.println(REPORT + JSON.writeValueAsString(footprint));
        all.stop();
        System.exit(0);
    }

    private static CamelContext start(String[] args, int endpoints) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        for (int i = 0; i < endpoints; i++) {
            String uri =
                    "8x8events:agent-v1/agent%d?serviceUrl=%s&tenant=%s&apiKey=any"
                            .formatted(i, args[0], args[1]);
            RouteBuilder.addRoutes(camel, routes -> routes.from(uri).process(exchange -> {}));
        }
        camel.start();
        return camel;
    }

    /** Camel keeps an idle thread of its pool for a minute. */
    private static void awaitIdle() throws InterruptedException {
        TimeUnit.SECONDS.sleep(65);
    }

    private static long threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long heap() {
        System.gc();
        System.gc(); // the first one may only find out what has been let go
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /**
     * What they take.
     *
     * @param machine where
     * @param endpoints how many
     * @param startSeconds until all are connected
     * @param threadsOfOne of a process with one
     * @param threads of a process with all
     * @param heapOfEach bytes, its route's included
     */
    public record Footprint(
            @Nullable Machine machine,
            int endpoints,
            double startSeconds,
            long threadsOfOne,
            long threads,
            long heapOfEach) {

        Footprint on(Machine where) {
            return new Footprint(where, endpoints, startSeconds, threadsOfOne, threads, heapOfEach);
        }
    }
}
