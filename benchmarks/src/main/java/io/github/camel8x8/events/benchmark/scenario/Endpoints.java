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

/** Many idle endpoints in one Camel context, connected to the local stream. */
public final class Endpoints {

    private static final String REPORT = "ENDPOINTS ";
    private static final int ENDPOINTS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs the measurement. */
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
     * The measured process.
     *
     * @param args the service's URL, the tenant
     */
    public static void main(String[] args) throws Exception {
        // Starts one endpoint first: shared classes, the engine and its threads are not the cost of
        // an endpoint.
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

    /** Waits because Camel keeps an idle pool thread for a minute. */
    private static void awaitIdle() throws InterruptedException {
        TimeUnit.SECONDS.sleep(65);
    }

    private static long threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long heap() {
        System.gc();
        System.gc(); // the first collection may only discover released objects
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /**
     * The resources of the endpoints.
     *
     * @param machine the machine
     * @param endpoints the number of endpoints
     * @param startSeconds the time until all are connected
     * @param threadsOfOne the threads of a process with one endpoint
     * @param threads the threads of a process with all endpoints
     * @param heapOfEach the bytes of each endpoint, including its route
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
