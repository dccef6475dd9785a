/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** A Camel context whose component has a region, a tenant and a key. */
abstract class ConfiguredComponent {

    @AutoClose final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        camel.start();
        EventsConfiguration defaults = component().getConfiguration();
        defaults.setRegion("EUW2");
        defaults.setTenant("acme");
        defaults.setApiKey("key");
    }

    EventsComponent component() {
        return camel.getComponent("8x8events", EventsComponent.class);
    }

    EventsConfiguration options(String uri) {
        return camel.getEndpoint(uri, EventsEndpoint.class).getConfiguration();
    }
}
