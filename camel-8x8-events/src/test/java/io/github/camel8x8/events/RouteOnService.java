/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.test.contract.EventProducer;
import io.github.camel8x8.events.test.contract.EventService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;

/** A separate topic on the service under test, and a Camel context, for each test. */
abstract class RouteOnService {

    static final Duration LIMIT = Duration.ofSeconds(60);

    EventService service;
    EventProducer producer;
    String topic;
    CamelContext camel;

    /** Each test class calls this before each test. */
    void open(EventService tested) {
        service = tested;
        topic = service.newTopic();
        producer = service.producer(topic);
        camel = new DefaultCamelContext();
    }

    @AfterEach
    void close() throws Exception {
        camel.close();
        producer.close();
    }

    /** The URI of the test's topic, with short delays and these options. */
    String uri(String... options) {
        return uriOf(topic, options);
    }

    String uriOf(String topics, String... options) {
        String joined = options.length == 0 ? "" : "&" + String.join("&", options);
        return "8x8events:%s?serviceUrl=%s&tenant=%s&namespace=%s&reconnectDelay=50&reconnectMaxDelay=200%s"
                .formatted(topics, serviceUrl(), service.tenant(), service.namespace(), joined);
    }

    /** The address that routes connect to. */
    String serviceUrl() {
        return service.serviceUrl();
    }

    /** Adds a route without an error handler, and starts it. */
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

    HealthCheck.Result health() {
        return ((HealthCheckAware) consumer()).getHealthCheck().call();
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
                .until(() -> service.backlog(topic, subscription) == 0);
    }

    /** Publishes 100 events of each of 20 interactions; the number of an event is its agent id. */
    void publishInteractions() {
        producer.publishAll(
                IntStream.range(0, 2000)
                        .mapToObj(
                                i ->
                                        "{\"Interaction\":{\"event\":\"E\",\"interactionGUID\":\"int-%d\",\"agentId\":\"%d\"}}"
                                                .formatted(i % 20, i))
                        .map(json -> json.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    /** Checks that each event of {@link #publishInteractions} has arrived, in order. */
    static void expectInOrder(Map<String, Queue<Integer>> byInteraction) {
        assertThat(byInteraction).hasSize(20);
        assertThat(byInteraction.values())
                .allSatisfy(numbers -> assertThat(List.copyOf(numbers)).hasSize(100).isSorted());
    }

    /** Publishes in the background, in parallel to the test. */
    CompletableFuture<List<String>> publishing(int first, int count) {
        return CompletableFuture.supplyAsync(() -> producer.publishNumbers(first, count));
    }

    static String text(Exchange exchange) {
        return exchange.getMessage().getBody(String.class);
    }

    static List<String> numbers(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Integer::toString).toList();
    }
}
