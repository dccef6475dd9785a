/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.test.EventStreamServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A route that is far slower than its feed. The profile {@code soak} sets how long the test
 * observes it.
 */
@Tag("nightly")
class BoundedMemoryTest {

    private static final Duration WATCHED =
            Duration.ofSeconds(Integer.getInteger("slow.route.seconds", 5));

    private static final int WINDOW = 100;
    private static final int PAYLOAD = 10_000;
    private static final int EVENTS = 20_000;

    /** A tenth of the payloads that are queued at the server. */
    private static final long SOME_HEAP = (long) PAYLOAD * EVENTS / 10;

    private final AtomicLong done = new AtomicLong();

    @ParameterizedTest
    @ValueSource(strings = {"messageId=earliest", "subscription=slow&subscriptionType=Shared"})
    void aSlowRouteHoldsNoMoreThanTheWindowAndTheHeapStaysFlat(String api) throws Exception {
        try (EventStreamServer server = EventStreamServer.builder().history(EVENTS).start();
                DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(route(server, api));
            camel.start();
            String payload = "{\"Interaction\":{}}" + " ".repeat(PAYLOAD);
            for (int i = 0; i < EVENTS; i++) {
                server.publish(payload);
            }
            EventStream stream =
                    ((EventsConsumer) camel.getRoute("slow").getConsumer()).streams().get(0);
            await().until(() -> stream.statistics().received() >= WINDOW);
            long before = heapInUse();

            await("never more in flight than the window")
                    .during(WATCHED)
                    .atMost(WATCHED.plusSeconds(30))
                    .until(() -> stream.statistics().received() - done.get() <= WINDOW + 1);

            assertThat(heapInUse()).isLessThan(before + SOME_HEAP);
            // Slow until the end: the server still had events for the window.
            assertThat(done.get()).isPositive().isLessThan(EVENTS - WINDOW);
        }
    }

    private RouteBuilder route(EventStreamServer server, String api) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("8x8events:all?serviceUrl=%s&tenant=%s&receiverQueueSize=%d&%s"
                                .formatted(server.serviceUrl(), server.tenant(), WINDOW, api))
                        .routeId("slow")
                        .delay(50)
                        .process(exchange -> done.incrementAndGet());
            }
        };
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
