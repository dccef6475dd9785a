/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.yaml;

import io.github.camel8x8.events.test.EventStreamServer;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.main.Main;

/** One file of routes, run as the example runs it, with the example's own properties. */
final class RouteFile implements AutoCloseable {

    private final Main main = new Main();

    RouteFile(String name, EventStreamServer stream, Path directory) {
        with("camel.main.routes-include-pattern", "classpath:camel/" + name);
        with("camel.component.8x8events.service-url", stream.serviceUrl());
        with("camel.component.8x8events.tenant", stream.tenant());
        with("output.directory", directory.toString());
    }

    /** Sets a property of {@code application.properties}. */
    RouteFile with(String property, String value) {
        main.addOverrideProperty(property, value);
        return this;
    }

    RouteFile start() {
        main.start();
        return this;
    }

    List<String> routeIds() {
        return camel().getRoutes().stream().map(Route::getRouteId).toList();
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }
}
