/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/compared.md states about camel-vertx-websocket, with its reconnect enabled. */
@Timeout(60)
class VertxWebsocketFactsTest {

    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private EventStreamServer stream;
    private CamelContext camel;

    @BeforeEach
    void start() {
        stream = EventStreamServer.builder().apiKey("right").start();
        camel = new DefaultCamelContext();
    }

    @AfterEach
    void stop() {
        camel.stop();
        stream.close();
    }

    @Test
    void theRouteReceivesPulsarsFramesAndNotEvents() throws Exception {
        read("right", exchange -> bodies.add(exchange.getMessage().getBody(String.class)));

        stream.publish("{\"n\":1}");

        await().until(() -> !bodies.isEmpty());
        assertThat(bodies.peek()).contains("\"messageId\"", "\"payload\":\"eyJuIjoxfQ==\"");
    }

    @Test
    void anEventDoesNotWaitForTheOneBeforeIt() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        AtomicReference<String> begun = new AtomicReference<>();
        Queue<String> completed = new ConcurrentLinkedQueue<>();
        read(
                "right",
                exchange -> {
                    String body = exchange.getMessage().getBody(String.class);
                    if (begun.compareAndSet(null, body)) {
                        second.await();
                    }
                    completed.add(body);
                    second.countDown();
                });

        stream.publish("1");
        stream.publish("2");

        await().until(() -> completed.size() == 2);
        assertThat(completed.peek()).isNotEqualTo(begun.get());
    }

    @Test
    void eventsThatArePublishedDuringABreakAreNotDelivered() throws Exception {
        read("right", exchange -> bodies.add(exchange.getMessage().getBody(String.class)));
        stream.publish("before");
        await().until(() -> bodies.size() == 1);

        stream.kill();
        stream.publish("during");
        stream.restart();
        // This client drops frames that arrive before its reconnect has set the handler.
        await().until(
                        () -> {
                            stream.publish("after");
                            return bodies.size() > 1;
                        });

        assertThat(List.copyOf(bodies).subList(1, bodies.size()))
                .allSatisfy(frame -> assertThat(frame).contains(base64("after")));
    }

    @Test
    void aRejectedKeyIsReportedWithTheStatusOfHttpOnly() {
        assertThatThrownBy(() -> read("wrong", exchange -> {}))
                .rootCause()
                .hasMessageContaining("401");
    }

    private void read(String key, Processor processor) throws Exception {
        RouteBuilder.addRoutes(camel, routes -> routes.from(reader(key)).process(processor));
        camel.start();
        stream.expect().clients(1, "all");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private String reader(String key) {
        return ("vertx-websocket:%s/ws/v2/reader/persistent/%s/event-v1/all"
                        + "?consumeAsClient=true&maxReconnectAttempts=-1&reconnectInterval=50"
                        + "&handshake.X-API-Key=%s")
                .formatted(stream.serviceUrl().replaceFirst("^ws://", ""), stream.tenant(), key);
    }
}
