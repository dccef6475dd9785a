/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.camel8x8.events.test.EventStreamServer;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Starting and stopping a route repeatedly leaks no resources. */
@Tag("nightly")
class RouteLeakTest {

    private static final int RESTARTS = 200;

    private final AtomicInteger processed = new AtomicInteger();

    @Test
    void twoHundredRestartsLeaveNoThreadAndNoSocketBehind() throws Exception {
        try (EventStreamServer server = EventStreamServer.start()) {
            try (DefaultCamelContext camel = new DefaultCamelContext()) {
                camel.addRoutes(routes(server));
                camel.start();
                restart(camel, server, "reader");
                restart(camel, server, "subscription");
                long threads = ourThreads();
                long files = openFiles();

                for (int i = 0; i < RESTARTS; i++) {
                    restart(camel, server, i % 2 == 0 ? "reader" : "subscription");
                }

                // A pool may add a thread at times; a leak would add one for each restart.
                assertThat(ourThreads()).as("threads").isLessThan(threads + RESTARTS / 10);
                await("sockets of both sides are closed")
                        .untilAsserted(
                                () -> assertThat(openFiles()).isLessThanOrEqualTo(files + 2));
                assertThat(server.clients()).hasSize(2);
            }
            await().until(() -> ourThreads() == 0);
            await().until(() -> server.clients().isEmpty());
        }
    }

    private void restart(DefaultCamelContext camel, EventStreamServer server, String route)
            throws Exception {
        int before = processed.get();
        server.publish("{}");
        await().until(() -> processed.get() >= before + 2);
        camel.getRouteController().stopRoute(route);
        camel.getRouteController().startRoute(route);
    }

    private RouteBuilder routes(EventStreamServer server) {
        String endpoint =
                "8x8events:all?serviceUrl=%s&tenant=%s"
                        .formatted(server.serviceUrl(), server.tenant());
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(endpoint).routeId("reader").process(exchange -> processed.incrementAndGet());
                from(endpoint + "&subscription=s")
                        .routeId("subscription")
                        .process(exchange -> processed.incrementAndGet());
            }
        };
    }

    private static long ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("8x8events"))
                .count();
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getOpenFileDescriptorCount();
    }
}
