/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.fault.TcpProxy;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Messages of 11 MB, which a producer publishes in chunks: three entries of the ledger. Their ids
 * contain the positions of the last and the first chunk.
 */
@ExtendWith(PulsarExtension.class)
class ChunkedMessageOnPulsarIT extends RouteOnService {

    private static final int LENGTH = 11_000_000;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private TcpProxy proxy;

    @BeforeEach
    void open(PulsarServer pulsar) {
        super.open(pulsar);
        proxy = TcpProxy.to(pulsar.serviceUrl());
    }

    @Override
    String serviceUrl() {
        return proxy.serviceUrl();
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    @Test
    void aMessageInChunksIsOneEventWithTheIdsOfItsFirstAndLastChunk() throws Exception {
        publish(chunked("0"));

        route(uri("messageId=earliest"), this::receive);

        awaitReceived("0");
        MessageId id = MessageId.parse(ids.get(0));
        assertThat(id.firstChunk()).isNotNull();
        assertThat(id.firstChunk().entryId()).isEqualTo(id.entryId() - 2);
    }

    @Test
    void aLatestReaderReceivesItsFirstEventAgainThatHasFailed() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        route(
                uri("breakOnFirstError=true"),
                exchange -> {
                    if (failures.incrementAndGet() <= 2) {
                        throw new IllegalStateException("wanted by the test");
                    }
                    receive(exchange);
                });
        awaitConnected();

        publish(chunked("0"), "1");

        awaitReceived("0", "1");
        assertThat(failures).hasValue(4);
        assertThat(gaps()).isZero();
    }

    @Test
    void cutsBetweenMessagesInChunksLoseNothingAndReportNoGap() throws Exception {
        publish("0", chunked("1"), chunked("2"), "3", chunked("4"), chunked("5"), "6");
        AtomicInteger cuts = new AtomicInteger();

        route(
                uri("messageId=earliest", "receiverQueueSize=2"),
                exchange -> {
                    receive(exchange);
                    if (cuts.incrementAndGet() <= 6) {
                        proxy.cut();
                    }
                });

        awaitReceived("0", "1", "2", "3", "4", "5", "6");
        assertThat(consumer().streams().get(0).statistics().sessions()).isGreaterThan(3);
        assertThat(gaps()).isZero();
    }

    @Test
    void aPositionStoredAtAMessageInChunksResumesWithTheNextEvent() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        publish("0", chunked("1"));
        route(uri("messageId=earliest", "offsetRepository=#positions"), this::receive);
        awaitReceived("0", "1");

        camel.getRouteController().stopRoute("route");
        publish(chunked("2"), "3");
        camel.getRouteController().startRoute("route");

        awaitReceived("0", "1", "2", "3");
        assertThat(gaps()).isZero();
    }

    private static String chunked(String text) {
        return "chunked:" + text + ":" + LENGTH;
    }

    private void publish(String... entries) {
        service.publishEntries(topic, List.of(entries));
    }

    private void receive(Exchange exchange) {
        String text = exchange.getMessage().getBody(String.class);
        assertThat(text.length()).isIn(1, LENGTH);
        received.add(text.strip());
        ids.add(exchange.getMessage().getHeader(EventsConstants.MESSAGE_ID, String.class));
    }

    private void awaitReceived(String... texts) {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(received).containsExactly(texts));
    }

    private long gaps() {
        return consumer().streams().get(0).statistics().gaps();
    }
}
