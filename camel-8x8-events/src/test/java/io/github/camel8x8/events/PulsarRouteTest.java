/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarProducer;
import io.github.camel8x8.events.pulsar.PulsarServer;
import io.github.camel8x8.events.stream.StreamState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A topic of its own on the real Pulsar, and a Camel context, for each test. */
@ExtendWith(PulsarExtension.class)
abstract class PulsarRouteTest {

    static final Duration LIMIT = Duration.ofSeconds(60);

    PulsarServer pulsar;
    PulsarProducer producer;
    String topic;
    CamelContext camel;

    @BeforeEach
    void open(PulsarServer server) {
        pulsar = server;
        topic = pulsar.newTopic();
        producer = pulsar.producer(topic);
        camel = new DefaultCamelContext();
    }

    @AfterEach
    void close() throws Exception {
        camel.close();
        producer.close();
    }

    /** The endpoint of the test's topic, with short delays and these options. */
    String uri(String... options) {
        return uriOf(topic, options);
    }

    String uriOf(String topics, String... options) {
        String joined = options.length == 0 ? "" : "&" + String.join("&", options);
        return "8x8events:%s?serviceUrl=%s&tenant=%s&namespace=%s&reconnectDelay=50&reconnectMaxDelay=200%s"
                .formatted(
                        topics,
                        pulsar.serviceUrl(),
                        PulsarServer.TENANT,
                        PulsarServer.NAMESPACE,
                        joined);
    }

    /** Adds a route without error handling of its own, and starts it. */
    void route(String id, String from, Processor processor) throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from(from).routeId(id).process(processor);
                    }
                });
        camel.start();
    }

    void route(String from, Processor processor) throws Exception {
        route("route", from, processor);
    }

    EventsConsumer consumer() {
        return (EventsConsumer) camel.getRoute("route").getConsumer();
    }

    void awaitConnected() {
        await("a session")
                .atMost(LIMIT)
                .until(
                        () ->
                                consumer().streams().stream()
                                        .allMatch(
                                                stream ->
                                                        stream.status().state()
                                                                == StreamState.CONNECTED));
    }

    void awaitNoBacklog(String subscription) {
        await("everything acknowledged")
                .atMost(LIMIT)
                .until(() -> pulsar.admin().backlog(topic, subscription) == 0);
    }

    /** Publishes in the background, while the test does something else. */
    CompletableFuture<List<String>> publishing(int first, int count) {
        return CompletableFuture.supplyAsync(() -> producer.publishNumbers(first, count));
    }

    static List<String> numbers(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Integer::toString).toList();
    }
}
