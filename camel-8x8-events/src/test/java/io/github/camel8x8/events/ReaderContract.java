/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.contract.EventProducer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Reader API, as a route sees it. */
abstract class ReaderContract extends RouteOnService {

    private final Received received = new Received();

    @ParameterizedTest
    @ValueSource(ints = {10, 1000})
    void fiveThousandEventsComeInOrderWhateverTheWindow(int window) throws Exception {
        producer.publishNumbers(0, 5000);

        route(uri("messageId=earliest", "receiverQueueSize=" + window), received);

        received.expectExactly(numbers(0, 5000));
    }

    @Test
    void earliestBeginsWithTheOldestEvent() throws Exception {
        producer.publishNumbers(0, 10);

        route(uri("messageId=earliest"), received);

        received.expectExactly(numbers(0, 10));
    }

    @Test
    void latestBeginsWithWhatIsPublishedNext() throws Exception {
        producer.publishNumbers(0, 10);
        route(uri(), received);

        producer.publishNumbers(10, 10);

        received.expectExactly(numbers(10, 10));
    }

    @Test
    void anIdWithPlusSlashAndEqualsBeginsWithTheEventAfterIt() throws Exception {
        // In a server's ledgers from 128 on, the first id with a plus is that of entry 7936.
        List<String> ids = producer.publishNumbers(0, 8000);
        String id = ids.stream().filter(i -> i.contains("+")).findFirst().orElseThrow();
        int next = ids.indexOf(id) + 1;

        route(uri("messageId=RAW(" + id + ")"), received);

        received.expectExactly(numbers(next, 8000 - next));
    }

    @Test
    void anIdInsideABatchBeginsWithTheNextEventOfTheBatch() throws Exception {
        try (EventProducer batches = service.batchingProducer(topic, 10)) {
            batches.publishNumbers(0, 30);
        }
        Received all = new Received();
        route("all", uri("messageId=earliest"), all);
        all.awaitCount(30);
        String inside = all.ids().get(14);

        route("route", uri("messageId=RAW(" + inside + ")"), received);

        received.expectExactly(numbers(15, 15));
    }

    @Test
    void aFailedEventIsSkippedByDefault() throws Exception {
        producer.publishNumbers(0, 30);

        route(
                uri("messageId=earliest"),
                exchange -> {
                    received.process(exchange);
                    failOn("7", exchange);
                });

        received.expectExactly(numbers(0, 30));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void breakOnFirstErrorReadsAFailedEventAgainAndSkipsNone(int consumers) throws Exception {
        producer.publishNumbers(0, 100);
        AtomicInteger failures = new AtomicInteger();

        route(
                uri(
                        "messageId=earliest",
                        "breakOnFirstError=true",
                        "concurrentConsumers=" + consumers),
                exchange -> {
                    if (text(exchange).equals("37") && failures.incrementAndGet() <= 2) {
                        throw new IllegalStateException("wanted by the test");
                    }
                    received.process(exchange);
                });

        received.awaitCount(100);
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(numbers(0, 100));
        assertThat(failures).hasValue(3);
    }

    @Test
    void theTopicsOfTwoAgentsComeByOneEndpoint() throws Exception {
        service.createNamespace("acme", "agent-v1");
        List<String> agents = List.of("agAglVJkg0TU28dok9y9UQKg", "ag9I1yUNAvRqG7ovVMi3NTyw");
        String from =
                "8x8events:agent-v1/%s,agent-v1/%s?serviceUrl=%s&tenant=acme&messageId=earliest"
                        .formatted(agents.get(0), agents.get(1), service.serviceUrl());
        Map<String, String> topics = new ConcurrentHashMap<>();
        route(
                from,
                exchange ->
                        topics.put(
                                exchange.getMessage()
                                        .getHeader(EventsConstants.TOPIC, String.class),
                                text(exchange)));

        for (String agent : agents) {
            try (EventProducer of = service.producer("acme", "agent-v1", agent)) {
                of.publish("event of " + agent);
            }
        }

        await().atMost(LIMIT).until(() -> topics.size() == 2);
        agents.forEach(agent -> assertThat(topics.get(agent)).isEqualTo("event of " + agent));
    }

    @Test
    void aSuspendedRouteKeepsItsConnectionAndContinuesWhereItWas() throws Exception {
        route(uri("messageId=earliest", "receiverQueueSize=10"), received);
        producer.publishNumbers(0, 20);
        received.awaitCount(20);

        camel.getRouteController().suspendRoute("route");
        producer.publishNumbers(20, 100);
        await().atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().received() == 30);
        assertThat(received.count()).isEqualTo(20);
        camel.getRouteController().resumeRoute("route");

        received.expectExactly(numbers(0, 120));
        assertThat(consumer().streams().get(0).statistics().sessions()).isEqualTo(1);
    }

    @Test
    void theHeadersReportTheOriginOfAnEvent() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        Map<String, Object> headers = new ConcurrentHashMap<>();
        route(
                uri(),
                exchange -> {
                    headers.putAll(exchange.getMessage().getHeaders());
                    seen.incrementAndGet();
                });

        String id =
                producer.publish(
                        "{\"Interaction\":{\"event\":\"InteractionQueued\",\"interactionGUID\":\"int-1\"}}"
                                .getBytes(StandardCharsets.UTF_8),
                        "key-1",
                        Map.of("cAmelFileName", "/etc/passwd", "source", "crm"));
        await().atMost(LIMIT).until(() -> seen.get() == 1);

        assertThat(headers)
                .containsEntry(EventsConstants.EVENT_TYPE, "InteractionQueued")
                .containsEntry(EventsConstants.INTERACTION_GUID, "int-1")
                .containsEntry(EventsConstants.MESSAGE_ID, id)
                .containsEntry(EventsConstants.KEY, "key-1")
                .containsEntry(EventsConstants.REDELIVERY_COUNT, 0)
                .containsEntry(EventsConstants.TENANT, service.tenant())
                .containsEntry(EventsConstants.NAMESPACE, service.namespace())
                .containsEntry(EventsConstants.TOPIC, topic)
                .containsEntry(EventsConstants.PROPERTIES, Map.of("source", "crm"))
                .containsKeys(EventsConstants.PUBLISH_TIME, Exchange.MESSAGE_TIMESTAMP)
                .doesNotContainKeys("CamelFileName", "cAmelFileName", "source");
    }

    @Test
    void unwantedTypesAreAcknowledgedWithoutAnExchange() throws Exception {
        route(
                uri("messageId=earliest", "receiverQueueSize=5", "eventTypes=Interaction*d"),
                received);

        for (int i = 0; i < 20; i++) {
            producer.publish("{\"AgentStatusChange\":{\"agentId\":\"a\"}}");
        }
        producer.publish("{\"Interaction\":{\"event\":\"InteractionQueued\"}}");

        received.expectExactly(List.of("{\"Interaction\":{\"event\":\"InteractionQueued\"}}"));
    }

    private static void failOn(String body, Exchange exchange) {
        if (text(exchange).equals(body)) {
            throw new IllegalStateException("wanted by the test");
        }
    }
}
