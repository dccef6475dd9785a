/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.github.camel8x8.events.event.Events;
import io.github.camel8x8.events.test.EventStreamServer;
import io.netty.util.ResourceLeakDetector;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.SynchronizationAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The garbage that one event produces in memory. Counts bytes, so it does not depend on time. */
class AllocationTest {

    private static final int EVENTS = 3_000;
    private static final int ROUNDS = 5;
    private static final int MAX_ROUNDS = 40;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ResourceLeakDetector.Level leaks = ResourceLeakDetector.getLevel();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final EventStreamServer stream = EventStreamServer.start();
    private final AtomicInteger done = new AtomicInteger();
    private String from = "8x8events:all";
    private Consumer consumer;
    Exchange made; // a field, so that the compiler cannot remove the allocation

    @BeforeEach
    void withoutWhatLooksForLeaks() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    @AfterEach
    void close() throws Exception {
        ResourceLeakDetector.setLevel(leaks);
        camel.close();
        stream.close();
    }

    /**
     * Everything on the client's threads, from the socket's bytes to an Exchange of which three
     * headers are read and the acknowledgement is written: Netty, the component, and Camel's
     * Exchange. Excludes Camel's processing of a route, which is the same for every component.
     * Measured on Java 17 and 25: 2.6 to 2.9 KB more than the payload, of which 0.7 KB are Camel's
     * Exchange and 1.3 KB Jackson's parser for the headers. The JIT compiler decides which objects
     * it removes, so runs differ by 0.3 KB.
     */
    @ParameterizedTest
    @ValueSource(strings = {"InteractionDeleted", "InteractionCreated-2", "InteractionQueued"})
    void anEventAllocatesAtMostItsPayloadPlus2600Bytes(String sample) throws Exception {
        expectFewBytes(sample);
    }

    @Test
    void aReaderWithAStartTimeDoesNotReadPublishTimesOnceItHasBegun() throws Exception {
        from = "8x8events:all?startTime=-1h";

        expectFewBytes("InteractionQueued");
    }

    private void expectFewBytes(String sample) throws Exception {
        byte[] payload = Events.sample(sample).bytes();
        long frame = frameOf(payload);

        start();
        long ofCamel = perExchange();
        long most = Math.min(payload.length + ofCamel + 2_600, frame + 2_800);
        long perEvent = perEvent(new String(payload, StandardCharsets.UTF_8), most);

        System.out.printf(
                "%s: payload of %d bytes, frame of %d, allocated %d, of it Camel's %d%n",
                sample, payload.length, frame, perEvent, ofCamel);
        assertThat(perEvent - ofCamel)
                .as("by the payload, without Camel's Exchange")
                .isBetween((long) payload.length, payload.length + 2_600L);
        assertThat(perEvent)
                .as("by the text frame, Camel's Exchange included")
                .isLessThanOrEqualTo(frame + 2_800);
    }

    private static long frameOf(byte[] payload) {
        String rest =
                "{'messageId':'CAUQADAA','payload':'','properties':{},"
                        + "'publishTime':'2026-11-24T06:23:41.533Z','redeliveryCount':0}";
        return Base64.getEncoder().encode(payload).length + rest.length();
    }

    /**
     * The bytes that Camel allocates for an Exchange with a message and an on-completion callback.
     */
    private long perExchange() throws Exception {
        Synchronization nothing = new SynchronizationAdapter();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < EVENTS; i++) {
                Exchange exchange = consumer.createExchange(false);
                exchange.getExchangeExtension().addOnCompletion(nothing);
                exchange.setIn(new DefaultMessage(exchange));
                made = exchange;
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / EVENTS;
    }

    /**
     * The minimum of several rounds: the first rounds run before the JIT compiler has finished. On
     * a busy machine it takes longer, so there are more rounds if the minimum exceeds the limit.
     */
    private long perEvent(String payload, long most) throws Exception {
        long least = Long.MAX_VALUE;
        for (int round = 1; round <= ROUNDS || (least > most && round <= MAX_ROUNDS); round++) {
            long before = allocated();
            for (int i = 0; i < EVENTS; i++) {
                stream.publish(payload);
            }
            int wanted = round * EVENTS;
            await().atMost(Duration.ofSeconds(60)).until(() -> done.get() == wanted);
            least = Math.min(least, (allocated() - before) / EVENTS);
        }
        return least;
    }

    private void start() throws Exception {
        camel.start();
        EventsConfiguration configuration =
                camel.getComponent("8x8events", EventsComponent.class).getConfiguration();
        configuration.setServiceUrl(stream.serviceUrl());
        configuration.setTenant(stream.tenant());
        configuration.setApiKey("any");
        Processor threeHeaders =
                exchange -> {
                    Message message = exchange.getMessage();
                    message.getHeader(EventsConstants.EVENT_TYPE).hashCode();
                    message.getHeader(EventsConstants.INTERACTION_GUID).hashCode();
                    message.getHeader(EventsConstants.MESSAGE_ID).hashCode();
                    complete(exchange);
                };
        consumer = camel.getEndpoint(from).createConsumer(threeHeaders);
        camel.addService(consumer);
    }

    /** Completes the Exchange as a route does. */
    private void complete(Exchange exchange) {
        for (Synchronization completion : exchange.getExchangeExtension().handoverCompletions()) {
            completion.onComplete(exchange);
        }
        done.incrementAndGet();
    }

    private long allocated() {
        long sum = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            String name = thread.getName();
            if (name.startsWith("8x8events-") || name.endsWith("8x8events")) {
                sum += threads.getThreadAllocatedBytes(thread.getId());
            }
        }
        return sum;
    }
}
