/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.callrecord.CallRecord;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.uri.EventsUriPlugin;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.DeferredContextBinding;
import org.apache.camel.Exchange;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;
import org.jspecify.annotations.Nullable;

/**
 * Registers {@link EventConverters}; found by Camel on the class path.
 *
 * <p>It is written by hand because it also loads {@link EventsUriPlugin} if Camel does not find
 * that plugin. Camel looks for context plugins with the system class loader only (seen on 4.18),
 * which does not find the component in an executable jar, a servlet container or {@code camel run}.
 * It looks for converters with all class loaders of the application, before any route starts.
 */
@DeferredContextBinding
public final class EventConvertersLoader implements TypeConverterLoader, CamelContextAware {

    private @Nullable CamelContext camelContext;

    /** Camel creates the loader. */
    public EventConvertersLoader() {}

    /**
     * Checks that Camel has found this class. If several jars were repackaged into one, the file
     * that names this class may have been overwritten by that of another jar.
     *
     * @throws IllegalStateException with the file and the fix
     */
    static void requireLoaded(CamelContext camel) {
        if (camel.getTypeConverterRegistry().lookup(String.class, Event.class) == null) {
            throw new IllegalStateException(
                    "The type converters of camel-8x8-events are missing, so a route would get an"
                            + " event as Event[...] instead of its JSON: the file"
                            + " META-INF/services/org/apache/camel/TypeConverterLoader does not"
                            + " name "
                            + EventConvertersLoader.class.getName()
                            + ". Merge the files of META-INF/services when you repackage jars, as"
                            + " the AppendingTransformer of maven-shade-plugin does");
        }
    }

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
        addWithCharset(registry, Event.class, byte[].class, EventConverters::toByteArray);
        addWithCharset(registry, Event.class, ByteBuffer.class, EventConverters::toByteBuffer);
        addWithCharset(registry, Event.class, InputStream.class, EventConverters::toInputStream);
        add(registry, Event.class, Reader.class, EventConverters::toReader);
        add(registry, Event.class, JsonNode.class, EventConverters::toJsonNode);
        add(registry, Event.class, Map.class, EventConverters::toMap);
        add(registry, CallRecord.class, Map.class, EventConverters::toMap);
        add(registry, CallRecord.class, String.class, EventConverters::toString);
        addWithCharset(registry, CallRecord.class, byte[].class, EventConverters::toByteArray);
        addWithCharset(
                registry, CallRecord.class, InputStream.class, EventConverters::toInputStream);
        add(registry, String.class, Event.class, EventConverters::toEvent);
        addWithCharset(registry, byte[].class, Event.class, EventConverters::toEvent);
        addWithCharset(registry, InputStream.class, Event.class, EventConverters::toEvent);
        registry.addFallbackTypeConverter(
                new SimpleTypeConverter(
                        false, (type, exchange, value) -> EventConverters.toPojo(type, value)),
                false);
    }

    private static <F, T> void add(
            TypeConverterRegistry registry, Class<F> from, Class<T> to, Conversion<F, T> method) {
        addWithCharset(registry, from, to, (value, exchange) -> method.convert(value));
    }

    private static <F, T> void addWithCharset(
            TypeConverterRegistry registry,
            Class<F> from,
            Class<T> to,
            ConversionWithCharset<F, T> method) {
        registry.addTypeConverter(
                to,
                from,
                new SimpleTypeConverter(
                        false,
                        (type, exchange, value) -> method.convert(from.cast(value), exchange)));
    }

    @FunctionalInterface
    private interface Conversion<F, T> {

        T convert(F value) throws Exception;
    }

    @FunctionalInterface
    private interface ConversionWithCharset<F, T> {

        T convert(F value, @Nullable Exchange exchange) throws Exception;
    }
}
