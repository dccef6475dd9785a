/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.EventBatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The last step of a route under test: records the batches, in order of arrival. */
final class ReceivedBatches implements Processor {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * @param bodies the payloads as text
     * @param ids the message ids of the events
     * @param headers the headers of the batch
     */
    record Batch(List<String> bodies, List<String> ids, Map<String, Object> headers) {}

    private final List<Batch> batches = new CopyOnWriteArrayList<>();

    @Override
    public void process(Exchange exchange) {
        EventBatch events = (EventBatch) exchange.getMessage().getBody();
        batches.add(
                new Batch(
                        texts(exchange),
                        events.stream().map(Event::getMessageId).toList(),
                        Map.copyOf(exchange.getMessage().getHeaders())));
    }

    /** The events of an Exchange: a batch, or a single one. */
    static List<Event> events(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return body instanceof EventBatch batch ? batch : List.of((Event) body);
    }

    /** The payloads of the batch in an Exchange. */
    static List<String> texts(Exchange exchange) {
        return ((EventBatch) exchange.getMessage().getBody())
                .stream().map(event -> new String(event.bytes(), StandardCharsets.UTF_8)).toList();
    }

    List<Batch> batches() {
        return List.copyOf(batches);
    }

    /** The payloads of all batches. */
    List<String> bodies() {
        return batches.stream().flatMap(batch -> batch.bodies().stream()).toList();
    }

    List<Integer> sizes() {
        return batches.stream().map(batch -> batch.bodies().size()).toList();
    }

    int count() {
        return batches.size();
    }

    void awaitEvents(int count) {
        await(count + " events").atMost(LIMIT).until(() -> bodies().size() >= count);
    }

    /** Waits for these batches, and checks that there are no others before. */
    void expectBatches(List<List<String>> wanted) {
        await(wanted.size() + " batches")
                .atMost(LIMIT)
                .until(() -> batches.size() >= wanted.size());
        assertThat(batches.stream().map(Batch::bodies)).isEqualTo(wanted);
    }

    /** Waits until each expected event has arrived, once, in order. */
    void expectExactly(List<String> wanted) {
        awaitEvents(wanted.size());
        assertThat(bodies()).isEqualTo(wanted);
    }

    /** Batches of this size with the numbers from {@code first} on. */
    static List<List<String>> batchesOf(int size, int first, int count) {
        List<List<String>> wanted = new ArrayList<>();
        for (int begin = first; begin < first + count; begin += size) {
            wanted.add(RouteOnService.numbers(begin, Math.min(size, first + count - begin)));
        }
        return wanted;
    }
}
