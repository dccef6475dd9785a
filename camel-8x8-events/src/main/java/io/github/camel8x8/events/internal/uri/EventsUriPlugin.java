/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Camel finds this plugin on the class path and calls it from the constructor of each context. If
 * Camel does not find it, {@link EventsUriPluginLoader} loads it.
 */
public final class EventsUriPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext camelContext) {
        boolean isLoaded =
                camelContext.getLifecycleStrategies().stream()
                        .anyMatch(UriLifecycle.class::isInstance);
        if (!isLoaded) {
            camelContext.addLifecycleStrategy(new UriLifecycle());
        }
    }
}
