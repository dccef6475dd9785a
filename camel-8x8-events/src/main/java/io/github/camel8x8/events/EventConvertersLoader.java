/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.timeline.CallRecord;
import io.github.camel8x8.events.uri.EventsUriPlugin;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.DeferredContextBinding;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;
import org.jspecify.annotations.Nullable;

/**
 * Registers {@link EventConverters}; found by Camel on the class path.
 *
 * <p>It is written by hand because it also brings {@link EventsUriPlugin} where Camel does not find
 * that: Camel looks for plugins of a context by the system's class loader only (seen on 4.18),
 * which does not know the component in an executable jar, a servlet container or {@code camel run},
 * but for converters by all class loaders of the application, and before any route has started.
 */
@DeferredContextBinding
public final class EventConvertersLoader implements TypeConverterLoader, CamelContextAware {

    private @Nullable CamelContext camelContext;

    /** Camel makes it. */
    public EventConvertersLoader() {}

    @Override
    public void setCamelContext(@Nullable CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void load(TypeConverterRegistry registry) {
        CamelContext context = camelContext;
        if (context != null) {
            new EventsUriPlugin().load(context);
        }
        add(registry, Event.class, String.class, EventConverters::toString);
        add(registry, Event.class, byte[].class, EventConverters::toByteArray);
        add(registry, Event.class, ByteBuffer.class, EventConverters::toByteBuffer);
        add(registry, Event.class, InputStream.class, EventConverters::toInputStream);
        add(registry, Event.class, Reader.class, EventConverters::toReader);
        add(registry, Event.class, JsonNode.class, EventConverters::toJsonNode);
        add(registry, Event.class, Map.class, EventConverters::toMap);
        add(registry, CallRecord.class, Map.class, EventConverters::toMap);
        add(registry, String.class, Event.class, EventConverters::toEvent);
        add(registry, byte[].class, Event.class, EventConverters::toEvent);
        add(registry, InputStream.class, Event.class, EventConverters::toEvent);
        registry.addFallbackTypeConverter(
                new SimpleTypeConverter(
                        false, (type, exchange, value) -> EventConverters.toPojo(type, value)),
                false);
    }

    private static <F, T> void add(
            TypeConverterRegistry registry, Class<F> from, Class<T> to, Conversion<F, T> method) {
        registry.addTypeConverter(
                to,
                from,
                new SimpleTypeConverter(
                        false, (type, exchange, value) -> method.convert(from.cast(value))));
    }

    @FunctionalInterface
    private interface Conversion<F, T> {

        T convert(F value) throws Exception;
    }
}
