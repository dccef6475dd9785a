/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.uri;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Found by Camel on the class path and called from the constructor of each context; or brought by
 * the type converters, where Camel does not find it.
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
