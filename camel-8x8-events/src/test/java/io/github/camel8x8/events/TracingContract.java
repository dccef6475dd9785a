/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.camel8x8.events.test.contract.EventProducer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The spans of a route's Exchanges, with an exporter in memory. */
abstract class TracingContract extends RouteOnService {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry =
            OpenTelemetrySdk.builder()
                    .setTracerProvider(
                            SdkTracerProvider.builder()
                                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                                    .build())
                    .setPropagators(
                            ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                    .build();
    private final Received received = new Received();

    @AfterEach
    void closeTelemetry() {
        telemetry.close();
    }

    @Test
    void theSpanOfAnEventHasTheNameAndTagsOfTheConventionsForMessaging() throws Exception {
        trace();
        route(uri("messageId=earliest"), received);

        String id =
                producer.publish(
                        "{\"Interaction\":{\"event\":\"InteractionCreated\",\"interactionGUID\":\"int-1\"}}");

        SpanData span = onlySpan();
        assertThat(span.getName()).isEqualTo("process " + name());
        assertThat(tagsOf(span))
                .containsEntry("messaging.system", "pulsar")
                .containsEntry("messaging.operation.name", "process")
                .containsEntry("messaging.operation.type", "process")
                .containsEntry("messaging.destination.name", name())
                .containsEntry("messaging.message.id", id)
                .containsEntry("messaging.message.conversation_id", "int-1")
                .containsEntry("messaging.8x8.event.type", "InteractionCreated")
                .containsEntry("component", "camel-8x8events")
                .doesNotContainKeys(
                        "messaging.batch.message_count",
                        "messaging.destination.partition.id",
                        "messaging.destination.subscription.name",
                        "error.type");
        assertThat(span.getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void theSpanOfASubscriptionNamesIt() throws Exception {
        trace();
        route(uri("subscription=calls"), received);

        producer.publish("1");

        assertThat(tagsOf(onlySpan()))
                .containsEntry("messaging.destination.subscription.name", "calls")
                .containsEntry("messaging.consumer.group.name", "calls");
    }

    @Test
    void theSpanOfABatchHasTheNumberOfItsEvents() throws Exception {
        trace();
        producer.publishNumbers(0, 5);

        route(
                uri("messageId=earliest", "batching=true", "maxBatchSize=5", "batchTimeout=60000"),
                exchange -> {});

        SpanData span = onlySpan();
        assertThat(span.getName()).isEqualTo("process " + name());
        assertThat(tagsOf(span))
                .containsEntry("messaging.batch.message_count", "5")
                .containsEntry("messaging.destination.name", name())
                .doesNotContainKey("messaging.message.id");
    }

    @Test
    void theSpanOfAnEventOfAPartitionNamesThePartition() throws Exception {
        topic = service.newTopic();
        service.createPartitionedTopic(topic, 3);
        try (EventProducer partition = service.producer(topic + "-partition-2")) {
            partition.publish("1");
        }
        trace();

        route(uri("messageId=earliest"), received);

        assertThat(tagsOf(onlySpan()))
                .containsEntry("messaging.destination.name", name())
                .containsEntry("messaging.destination.partition.id", "2");
    }

    @Test
    void aFailedEventIsASpanWithAnError() throws Exception {
        trace();
        route(
                uri("messageId=earliest"),
                exchange -> {
                    throw new IllegalStateException("down");
                });

        producer.publish("1");

        SpanData span = onlySpan();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(tagsOf(span)).containsEntry("error.type", "java.lang.IllegalStateException");
    }

    @Test
    void theTraceOfThePublisherIsContinued() throws Exception {
        trace();
        route(uri("messageId=earliest"), received);

        producer.publish(
                "1".getBytes(StandardCharsets.UTF_8),
                null,
                Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-01"));

        SpanData span = onlySpan();
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
    }

    @Test
    void theTraceContinuesInTheRequestOfTheRouteAndEachEventHasItsOwn() throws Exception {
        List<String> traceparents = new CopyOnWriteArrayList<>();
        HttpServer web =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext(
                "/",
                request -> {
                    traceparents.add(request.getRequestHeaders().getFirst("traceparent"));
                    request.sendResponseHeaders(204, -1);
                    request.close();
                });
        web.start();
        try {
            trace();
            camel.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from(uri("messageId=earliest"))
                                    .routeId("route")
                                    .to("http://127.0.0.1:" + web.getAddress().getPort());
                        }
                    });
            camel.start();
            producer.publishNumbers(0, 3);

            await().atMost(LIMIT).until(() -> traceparents.size() == 3);
        } finally {
            web.stop(0);
        }
        List<SpanData> ours = awaitSpans(3);
        Set<String> traces = ours.stream().map(SpanData::getTraceId).collect(Collectors.toSet());
        assertThat(traces).hasSize(3);
        assertThat(traceparents.stream().map(text -> text.split("-")[1]).toList())
                .containsExactlyInAnyOrderElementsOf(traces);
        List<String> parents = new ArrayList<>();
        exporter.getFinishedSpanItems().stream()
                .filter(span -> !ours.contains(span))
                .forEach(span -> parents.add(span.getParentSpanId()));
        assertThat(new HashSet<>(parents))
                .isEqualTo(ours.stream().map(SpanData::getSpanId).collect(Collectors.toSet()));
    }

    @Test
    void aComponentWithAnotherNameIsTracedAlike() throws Exception {
        camel.addComponent("events-us", new EventsComponent());
        trace();
        route(uri("messageId=earliest").replace("8x8events:", "events-us:"), received);

        producer.publish("1");

        assertThat(onlySpan().getName()).isEqualTo("process " + name());
    }

    /** Before the routes, so that Camel traces them. */
    private void trace() {
        camel.getRegistry().bind("tracer", telemetry.getTracer("camel"));
        camel.getRegistry().bind("propagators", telemetry.getPropagators());
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        tracer.setCamelContext(camel);
        tracer.init(camel);
    }

    private SpanData onlySpan() {
        return awaitSpans(1).get(0);
    }

    private List<SpanData> awaitSpans(int count) {
        await().atMost(LIMIT).until(() -> ours().size() >= count);
        assertThat(ours()).hasSize(count);
        return ours();
    }

    private List<SpanData> ours() {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().startsWith("process "))
                .toList();
    }

    private static Map<String, String> tagsOf(SpanData span) {
        Attributes attributes = span.getAttributes();
        return attributes.asMap().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> ((AttributeKey<?>) entry.getKey()).getKey(),
                                entry -> String.valueOf(entry.getValue())));
    }

    private String name() {
        return String.join("/", service.tenant(), service.namespace(), topic);
    }
}
