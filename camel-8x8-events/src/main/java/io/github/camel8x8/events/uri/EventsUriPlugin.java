/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.uri;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/** Found by Camel on the class path and called from the constructor of each context. */
public final class EventsUriPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext camelContext) {
        camelContext.addLifecycleStrategy(new UriLifecycle());
    }
}
