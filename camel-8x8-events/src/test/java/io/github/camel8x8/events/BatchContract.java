/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static io.github.camel8x8.events.ReceivedBatches.batchesOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.EventBatch;
import io.github.camel8x8.events.test.contract.OutgoingMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of batches, and the time at which they are routed. */
abstract class BatchContract extends BatchRoutes {

    private static final String UNWANTED = "{\"AgentStatusChange\":{\"agentId\":\"a\"}}";

    @ParameterizedTest
    @ValueSource(strings = {READER, SUBSCRIPTION, SUBSCRIPTION + "&pullMode=true"})
    void batchesAreFullAndInOrder(String api) throws Exception {
        List<String> ids = producer.publishNumbers(0, 3000);

        route(batching(api, "maxBatchSize=100", NO_TIMEOUT), received);

        received.expectBatches(batchesOf(100, 0, 3000));
        assertThat(received.batches().stream().flatMap(batch -> batch.ids().stream()))
                .isEqualTo(ids);
    }

    @Test
    void theHeadersReportTheSizeAndThePlaceOfABatch() throws Exception {
        List<String> ids = producer.publishNumbers(0, 10);

        route(batching(READER, TEN, NO_TIMEOUT), received);

        received.awaitEvents(10);
        assertThat(received.batches().get(0).headers())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                EventsConstants.BATCH_SIZE, 10,
                                EventsConstants.FIRST_MESSAGE_ID, ids.get(0),
                                EventsConstants.LAST_MESSAGE_ID, ids.get(9),
                                EventsConstants.TENANT, service.tenant(),
                                EventsConstants.NAMESPACE, service.namespace(),
                                EventsConstants.TOPIC, topic));
    }

    @Test
    void aBatchThatIsNotFullIsRoutedWhenItsTimeIsOver() throws Exception {
        producer.publishNumbers(0, 25); // before the start, so that they arrive at once

        route(batching(SUBSCRIPTION, TEN, "batchTimeout=2s"), received);

        received.expectBatches(batchesOf(10, 0, 25));
        awaitNoBacklog("s");
    }

    @Test
    void whileTheRouteIsBusyTheNextBatchFills() throws Exception {
        route(batching(SUBSCRIPTION, "maxBatchSize=100", "batchTimeout=1"), held);
        producer.publishNumbers(0, 1);
        received.awaitEvents(1);
        producer.publishNumbers(1, 50);
        awaitReceived(51);

        go.countDown();

        received.expectExactly(numbers(0, 51));
        assertThat(received.sizes()).isEqualTo(List.of(1, 50));
    }

    @Test
    void theBatchHasTheEventsOfASmallWindowIfItsSizeIsThatOfTheWindow() throws Exception {
        producer.publishNumbers(0, 100);

        route(batching(READER, "receiverQueueSize=10", TEN, NO_TIMEOUT), received);

        received.expectBatches(batchesOf(10, 0, 100));
    }

    // ---- event types

    @Test
    void unwantedEventsAreAcknowledgedAndInNoBatch() throws Exception {
        List<OutgoingMessage> messages = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            messages.add(OutgoingMessage.of(wanted(i)));
            messages.addAll(Collections.nCopies(10, OutgoingMessage.of(UNWANTED)));
        }
        route(
                batching(
                        SUBSCRIPTION,
                        "receiverQueueSize=50",
                        "maxBatchSize=20",
                        NO_TIMEOUT,
                        "eventTypes=Interaction*"),
                received);

        producer.send(messages);

        received.expectBatches(
                List.of(
                        IntStream.range(0, 20).mapToObj(BatchContract::wanted).toList(),
                        IntStream.range(20, 40).mapToObj(BatchContract::wanted).toList()));
        awaitNoBacklog("s");
    }

    /** The server does not send more events, so waiting for the time of the batch has no use. */
    @Test
    void aBatchIsRoutedWhenUnwantedEventsFillTheWindowOfAReader() throws Exception {
        route(
                batching(
                        READER, "receiverQueueSize=20", TEN, NO_TIMEOUT, "eventTypes=Interaction*"),
                received);

        for (int i = 0; i < 3; i++) {
            producer.publish(wanted(i));
            producer.send(Collections.nCopies(40, OutgoingMessage.of(UNWANTED)));
        }

        received.expectExactly(IntStream.range(0, 3).mapToObj(BatchContract::wanted).toList());
    }

    // ---- concurrent consumers

    @Test
    void parallelConsumersHaveSeparateBatchesAndKeepTheOrderOfEachInteraction() throws Exception {
        Map<String, Queue<Integer>> byInteraction = new ConcurrentHashMap<>();
        route(
                batching(
                        SUBSCRIPTION,
                        "maxBatchSize=200",
                        "batchTimeout=200",
                        "concurrentConsumers=8"),
                exchange -> {
                    for (Event event : (EventBatch) exchange.getMessage().getBody()) {
                        byInteraction
                                .computeIfAbsent(
                                        event.getInteractionGuid(),
                                        guid -> new ConcurrentLinkedQueue<>())
                                .add(Integer.valueOf(event.getAgentId()));
                    }
                });

        publishInteractions();

        awaitNoBacklog("s");
        expectInOrder(byInteraction);
    }

    /** No batch of eight is full before the window is. */
    @Test
    void theBatchesOfParallelConsumersDoNotWaitIfTheWindowIsFull() throws Exception {
        producer.publishNumbers(0, 4000);

        route(batching(READER, "maxBatchSize=500", NO_TIMEOUT, "concurrentConsumers=8"), received);

        received.awaitEvents(3000);
        assertThat(received.bodies()).doesNotHaveDuplicates();
    }

    // ---- other steps

    @Test
    void pooledExchangesAreReleasedAndReused() throws Exception {
        camel.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        Map<Integer, Boolean> exchanges = new ConcurrentHashMap<>();
        route(
                batching(SUBSCRIPTION, TEN, NO_TIMEOUT),
                exchange -> {
                    exchanges.put(System.identityHashCode(exchange), true);
                    received.process(exchange);
                });

        producer.publishNumbers(0, 1000);

        received.expectExactly(numbers(0, 1000));
        awaitNoBacklog("s");
        assertThat(exchanges).hasSizeLessThan(10);
    }

    @Test
    void aSplitRoutesEachEventWithItsMessageId() throws Exception {
        Received events = new Received();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(batching(SUBSCRIPTION, TEN, NO_TIMEOUT))
                                .split(body())
                                .process(
                                        part ->
                                                part.getMessage()
                                                        .setHeader(
                                                                EventsConstants.MESSAGE_ID,
                                                                part.getMessage()
                                                                        .getBody(Event.class)
                                                                        .getMessageId()))
                                .process(events);
                    }
                });
        camel.start();

        List<String> ids = producer.publishNumbers(0, 20);

        events.expectExactly(numbers(0, 20));
        assertThat(events.ids()).isEqualTo(ids);
        awaitNoBacklog("s");
    }

    private static String wanted(int number) {
        return "{\"Interaction\":{\"event\":\"InteractionQueued\",\"queueId\":\"%d\"}}"
                .formatted(number);
    }
}
