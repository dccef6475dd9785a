/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The registry in which a route has its meters. */
class MeterRegistryTest extends MeteredRoute {

    @Test
    void ofSeveralRegistriesTheOneWithTheNameOfCamelMicrometerIsUsed() throws Exception {
        context.getRegistry().bind("other", new SimpleMeterRegistry());
        context.getRegistry().bind("metricsRegistry", registry);

        route(NOTHING, "all");

        assertThat(ours()).isNotEmpty();
    }

    @Test
    void theRegistryThatCamelMicrometerHasMadeIsUsed() throws Exception {
        context.addRoutePolicyFactory(new MicrometerRoutePolicyFactory());

        route(NOTHING, "all");

        assertThat(
                        context.getRegistry()
                                .lookupByNameAndType("metricsRegistry", MeterRegistry.class)
                                .getMeters())
                .extracting(meter -> meter.getId().getName())
                .contains("camel.8x8events.connected", "camel.exchanges.total");
    }

    @Test
    void withoutARegistryTheRouteRunsAsEver() throws Exception {
        CountDownLatch received = new CountDownLatch(1);
        route(exchange -> received.countDown(), "all");

        stream.publish("{}");

        assertThat(received.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void partitionsAreReadAndMeasuredEvenIfTheRegistryHadNoMemory() throws Exception {
        AtomicInteger errors = new AtomicInteger();
        SimpleMeterRegistry withoutMemory =
                new SimpleMeterRegistry() {
                    @Override
                    protected <T> Gauge newGauge(
                            Meter.Id id, @Nullable T measured, ToDoubleFunction<T> value) {
                        if ("parts-partition-1".equals(id.getTag("topic"))
                                && errors.getAndIncrement() == 0) {
                            throw new OutOfMemoryError("Java heap space");
                        }
                        return super.newGauge(id, measured, value);
                    }
                };
        context.getRegistry().bind("registry", withoutMemory);
        stream.createPartitionedTopic("parts", 3);
        for (int i = 0; i < 3; i++) {
            stream.publishTo("parts-partition-" + i, "{\"number\":" + i + "}");
        }
        List<String> received = new CopyOnWriteArrayList<>();

        route(
                exchange -> received.add(exchange.getMessage().getBody(String.class)),
                "parts",
                "messageId=earliest");

        await().untilAsserted(
                        () ->
                                assertThat(withoutMemory.find("camel.8x8events.connected").gauges())
                                        .hasSize(3)
                                        .allSatisfy(
                                                gauge -> assertThat(gauge.value()).isEqualTo(1)));
        await().untilAsserted(
                        () ->
                                assertThat(received)
                                        .containsExactlyInAnyOrder(
                                                "{\"number\":0}",
                                                "{\"number\":1}",
                                                "{\"number\":2}"));
        assertThat(errors).hasPositiveValue();
    }
}
