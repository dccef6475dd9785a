/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel reads this property once per JVM, so it must be set for the whole run. */
@EnabledIfSystemProperty(
        named = "camel.threads.virtual.enabled",
        matches = "true",
        disabledReason =
                "Needs Java 21 and -Dcamel.threads.virtual.enabled=true; .ci/run does so on Java 25")
class VirtualThreadsTest {

    private static final int EVENTS = 200;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void eventsAreProcessedOnVirtualThreads(int consumers, @EventStream EventStreamServer stream)
            throws Exception {
        Method isVirtual = Thread.class.getMethod("isVirtual");
        List<Object> virtual = new CopyOnWriteArrayList<>();
        CountDownLatch processed = new CountDownLatch(EVENTS);
        String from =
                "8x8events:all?serviceUrl=%s&tenant=%s&apiKey=any&concurrentConsumers=%d"
                        .formatted(stream.serviceUrl(), stream.tenant(), consumers);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            RouteBuilder.addRoutes(
                    camel,
                    routes ->
                            routes.from(from)
                                    .process(
                                            exchange -> {
                                                virtual.add(
                                                        isVirtual.invoke(Thread.currentThread()));
                                                processed.countDown();
                                            }));
            camel.start();

            for (int event = 0; event < EVENTS; event++) {
                stream.publish("{\"event\":\"InteractionCreated\"}");
            }

            assertThat(processed.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(virtual).hasSize(EVENTS).containsOnly(true);
    }
}
