/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

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
}
