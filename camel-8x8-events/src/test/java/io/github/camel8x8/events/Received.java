/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The last step of a route under test: records the bodies as text, in order of arrival. */
final class Received implements Processor {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * @param body the payload
     * @param messageId its id
     */
    record Entry(String body, String messageId) {}

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void process(Exchange exchange) {
        entries.add(
                new Entry(
                        exchange.getMessage().getBody(String.class),
                        exchange.getMessage().getHeader(EventsConstants.MESSAGE_ID, String.class)));
    }

    List<String> bodies() {
        return entries.stream().map(Entry::body).toList();
    }

    List<String> ids() {
        return entries.stream().map(Entry::messageId).toList();
    }

    int count() {
        return entries.size();
    }

    void clear() {
        entries.clear();
    }

    /** Waits for this many and checks that exactly the expected ones arrived, in order. */
    void expectExactly(List<String> wanted) {
        awaitCount(wanted.size());
        assertThat(bodies()).isEqualTo(wanted);
    }

    /** Waits until each expected body has arrived, in any order and any number of times. */
    void expectAll(List<String> wanted) {
        await("every event")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(bodies()).containsAll(wanted));
    }

    /**
     * Waits until each expected body has arrived, and checks their order. After a redelivery the
     * following ones may be redelivered too.
     */
    void expectInOrderWithRepeats(List<String> wanted) {
        expectAll(wanted);
        List<String> first = List.copyOf(new LinkedHashSet<>(bodies()));
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(first.get(i))
                    .as("number %d of the distinct ones", i)
                    .isEqualTo(wanted.get(i));
        }
        assertThat(first).hasSameSizeAs(wanted);
    }

    void awaitCount(int count) {
        await(count + " events").atMost(LIMIT).until(() -> entries.size() >= count);
    }

    <T> List<T> map(Function<String, T> mapping) {
        return bodies().stream().map(mapping).toList();
    }
}
