/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * If the server cannot redeliver a single event, a failed event makes the stream seek back to it.
 * For any place in the window and any number of threads, the order is kept, nothing is skipped and
 * no credit is lost.
 */
abstract class SeekBackContract extends RouteOnService {

    private static final int WINDOW = 10;
    private static final int INTERACTIONS = 7;

    /** Several windows after the failure: the stream would stop if credits were lost. */
    private static final int EVENTS = 12 * WINDOW;

    private final List<Integer> processed = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    static Stream<Arguments> cases() {
        return Stream.of(
                        "messageId=earliest&breakOnFirstError=true",
                        "subscription=s&negativeAckRedeliveryDelay=50",
                        "subscription=s&subscriptionType=Failover&negativeAckRedeliveryDelay=50")
                .flatMap(
                        api ->
                                Stream.of(1, 8)
                                        .flatMap(
                                                consumers ->
                                                        Stream.of(0, WINDOW / 2, WINDOW - 1)
                                                                .map(
                                                                        place ->
                                                                                Arguments.of(
                                                                                        api,
                                                                                        consumers,
                                                                                        place))));
    }

    @ParameterizedTest(name = "{0}, {1} consumers, place {2}")
    @MethodSource("cases")
    void aFailedEventIsRedeliveredInItsPlace(String api, int consumers, int place)
            throws Exception {
        CountDownLatch windowIsFull = new CountDownLatch(1);
        route(
                uri(api, "receiverQueueSize=" + WINDOW, "concurrentConsumers=" + consumers),
                exchange -> {
                    windowIsFull.await();
                    int number = number(exchange);
                    if (number == place && failures.incrementAndGet() <= 2) {
                        throw new IllegalStateException("wanted by the test");
                    }
                    synchronized (processed) {
                        processed.add(number);
                    }
                });
        publish();
        await().atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().received() == WINDOW);

        windowIsFull.countDown();

        await("every event")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(processed()).hasSizeGreaterThanOrEqualTo(EVENTS));
        assertThat(failures).hasValue(3);
        assertThat(processed()).doesNotHaveDuplicates().hasSize(EVENTS);
        if (consumers == 1) {
            assertThat(processed()).isSorted();
        } else {
            assertThat(byInteraction().values())
                    .allSatisfy(numbers -> assertThat(numbers).isSorted());
        }
    }

    private void publish() {
        producer.publishAll(
                IntStream.range(0, EVENTS)
                        .mapToObj(
                                i ->
                                        "{\"Interaction\":{\"event\":\"E\",\"interactionGUID\":\"int-%d\",\"agentId\":\"%d\"}}"
                                                .formatted(i % INTERACTIONS, i))
                        .map(json -> json.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    private static int number(Exchange exchange) {
        return exchange.getMessage().getHeader(EventsConstants.AGENT_ID, Integer.class);
    }

    private List<Integer> processed() {
        synchronized (processed) {
            return List.copyOf(processed);
        }
    }

    private Map<Integer, List<Integer>> byInteraction() {
        return processed().stream()
                .collect(
                        Collectors.groupingBy(
                                number -> number % INTERACTIONS,
                                TreeMap::new,
                                Collectors.toList()));
    }
}
