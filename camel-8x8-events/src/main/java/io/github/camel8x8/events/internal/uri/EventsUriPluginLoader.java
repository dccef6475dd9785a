/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.DeferredContextBinding;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Loads {@link EventsUriPlugin} if Camel has not found it.
 *
 * <p>Camel looks for context plugins in its constructor, with the system class loader only (seen on
 * 4.18 and 4.22). That class loader does not find the component in an executable jar, a servlet
 * container or {@code camel run}. Camel looks for type converter loaders with all class loaders of
 * the application, before any route starts; so this class is one, although it adds no converter.
 */
@DeferredContextBinding
public final class EventsUriPluginLoader implements TypeConverterLoader, CamelContextAware {

    private @Nullable CamelContext camelContext;

    /** Camel creates the loader. */
    public EventsUriPluginLoader() {}

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
    }
}
