/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/**
 * Detects a component that replaces ours in a context, such as the stub that the Camel CLI uses to
 * export a route. Camel parses the URIs of such a component with {@code java.net.URI}.
 */
final class Substitute {

    private final CamelContext camel;

    Substitute(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * Whether another component would create an endpoint of our scheme. Asks the resolver rather
     * than the context, which would keep the component and then accept no other one.
     */
    boolean isPresent() {
        Component component = camel.hasComponent(EventsUri.SCHEME);
        if (component == null) {
            component = resolve();
        }
        return component != null && !(component instanceof OwnUriSyntax);
    }

    /** Null also on failure, which Camel reports when it creates the endpoint. */
    private @Nullable Component resolve() {
        try {
            return PluginHelper.getComponentResolver(camel)
                    .resolveComponent(EventsUri.SCHEME, camel);
        } catch (Exception e) {
            return null;
        }
    }
}
