/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import io.github.camel8x8.events.test.EventStreamServer;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** A recipe, run as the example runs it, on a local event stream. */
final class Recipe implements AutoCloseable {

    private final Main main = new Main();

    Recipe(String name, EventStreamServer stream, Path directory) {
        with("camel.main.routes-include-pattern", "classpath:recipes/" + name + ".yaml");
        with("camel.component.8x8events.service-url", stream.serviceUrl());
        with("camel.component.8x8events.tenant", stream.tenant());
        with("camel.component.8x8events.reconnect-delay", "50");
        with("camel.component.8x8events.reconnect-max-delay", "200");
        with("output.directory", directory.toString());
    }

    /**
     * Sets a property of {@code application.properties}, or one that a recipe has a default for.
     */
    Recipe with(String property, String value) {
        main.addOverrideProperty(property, value);
        return this;
    }

    Recipe bind(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    Recipe start() {
        main.start();
        return this;
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    <T> T bean(String name, Class<T> type) {
        return camel().getRegistry().lookupByNameAndType(name, type);
    }

    @Override
    public void close() {
        main.stop();
    }
}
