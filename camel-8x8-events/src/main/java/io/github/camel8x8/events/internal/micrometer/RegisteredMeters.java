/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.micrometer;

import io.github.camel8x8.events.internal.management.StreamMetric;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meters of one stream in a registry; the package documentation describes each meter. */
final class RegisteredMeters implements StreamMeters {

    private static final Logger LOG = LoggerFactory.getLogger(RegisteredMeters.class);

    /** The name under which camel-micrometer looks for a registry, or binds a new one. */
    private static final String REGISTRY_NAME = "metricsRegistry";

    private static final String PREFIX = "camel.8x8events.";

    private final MeterRegistry registry;
    private final Tags tags;
    private volatile @Nullable Timer lag; // a partition has none: that of its topic counts
    private final List<Meter> meters = new CopyOnWriteArrayList<>();

    private RegisteredMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
    }

    static StreamMeters of(CamelContext camel, @Nullable String routeId, TopicName topic) {
        MeterRegistry registry = find(camel.getRegistry());
        if (registry == null) {
            LOG.debug("No single MeterRegistry in Camel's registry: topic {} has no meters", topic);
            return NoMeters.INSTANCE;
        }
        RegisteredMeters meters =
                new RegisteredMeters(
                        registry,
                        Tags.of(
                                "camelContext",
                                camel.getName(),
                                "routeId",
                                routeId == null ? "none" : routeId,
                                "tenant",
                                topic.tenant(),
                                "namespace",
                                topic.namespace(),
                                "topic",
                                topic.topic()));
        if (!topic.isPartition()) {
            meters.lag(); // exists before the first event
        }
        return meters;
    }

    private static @Nullable MeterRegistry find(Registry beans) {
        MeterRegistry named = beans.lookupByNameAndType(REGISTRY_NAME, MeterRegistry.class);
        return named == null ? beans.findSingleByType(MeterRegistry.class) : named;
    }

    @Override
    public void watch(EventStream stream) {
        for (StreamMetric metric : StreamMetric.values()) {
            String name = metric.meter();
            if (name != null) {
                meters.add(
                        metric.isCount()
                                ? counter(name, metric, stream)
                                : gauge(name, metric, stream));
            }
        }
    }

    @Override
    public void routed(MessageFrame message) {
        Instant published = message.published();
        if (published != null) {
            Duration since = Duration.between(published, Instant.now());
            lag().record(since.isNegative() ? Duration.ZERO : since);
        }
    }

    /** Micrometer returns the same timer to threads that register it at the same time. */
    private Timer lag() {
        Timer registered = lag;
        if (registered == null) {
            registered =
                    Timer.builder(PREFIX + "delivery.lag")
                            .description(
                                    "Time from the publication of an event until it enters the"
                                            + " route")
                            .tags(tags)
                            .register(registry);
            lag = registered;
        }
        return registered;
    }

    @Override
    public void unwatch() {
        meters.forEach(registry::remove);
        meters.clear();
    }

    @Override
    public void remove() {
        unwatch();
        Timer registered = lag;
        if (registered != null) {
            registry.remove(registered);
        }
    }

    private Meter gauge(String name, StreamMetric metric, EventStream stream) {
        return Gauge.builder(PREFIX + name, stream, metric::measure)
                .description(metric.description().replace(", in ms", ""))
                .baseUnit(metric.isTime() ? "seconds" : null)
                .tags(tags)
                .register(registry);
    }

    private Meter counter(String name, StreamMetric metric, EventStream stream) {
        return FunctionCounter.builder(PREFIX + name, stream, metric::measure)
                .description(metric.description())
                .tags(tags)
                .register(registry);
    }
}
