/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteThreadsTest {

    private static final int EVENTS = 50;

    @AutoClose private final CamelContext camel = new DefaultCamelContext();
    private final Queue<String> threads = new ConcurrentLinkedQueue<>();

    @Test
    void eventsThatWaitGoThroughTheRouteOnOneThread(@EventStream EventStreamServer stream)
            throws Exception {
        String uri =
                "8x8events:all?serviceUrl=%s&tenant=%s&apiKey=any"
                        .formatted(stream.serviceUrl(), stream.tenant());
        RouteBuilder.addRoutes(
                camel,
                routes ->
                        routes.from(uri)
                                .routeId("route")
                                .process(
                                        exchange -> threads.add(Thread.currentThread().getName())));
        camel.start();
        EventsConsumer consumer = (EventsConsumer) camel.getRoute("route").getConsumer();
        camel.getRouteController().suspendRoute("route");
        for (int i = 0; i < EVENTS; i++) {
            stream.publish("{\"Interaction\":{\"event\":\"InteractionCreated\"}}");
        }
        await().until(() -> consumer.streams().get(0).statistics().received() == EVENTS);

        camel.getRouteController().resumeRoute("route");

        await().untilAsserted(() -> assertThat(threads).hasSize(EVENTS));
        assertThat(threads).containsOnly(threads.peek());
    }

    /** The second name is that of the thread on which Camel stops a route. */
    @ParameterizedTest
    @ValueSource(strings = {"8x8events-complete", "ShutdownTask"})
    void aBackfillEndsEvenIfNoThreadCouldBeCreatedToStopItsRoute(
            String name, @EventStream EventStreamServer stream) throws Exception {
        AtomicInteger created = new AtomicInteger();
        camel.getExecutorServiceManager()
                .addThreadFactoryListener((source, factory) -> failingOnce(factory, name, created));
        String uri =
                "8x8events:all?serviceUrl=%s&tenant=%s&apiKey=any&startTime=-2h&stopTime=-1h"
                        .formatted(stream.serviceUrl(), stream.tenant());
        RouteBuilder.addRoutes(
                camel, routes -> routes.from(uri).routeId("route").to("mock:backfill"));
        stream.publish("{}"); // after the stop time

        camel.start();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> camel.getRouteController().getRouteStatus("route").isStopped());
        assertThat(created).hasValueGreaterThan(1); // a second attempt succeeded
    }

    private static ThreadFactory failingOnce(
            ThreadFactory factory, String name, AtomicInteger created) {
        return task -> {
            Thread thread = factory.newThread(task);
            if (thread.getName().contains(name) && created.getAndIncrement() == 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return thread;
        };
    }
}
