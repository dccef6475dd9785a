/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Adds routes to a Camel context. Their definitions name an endpoint. */
final class RouteDefinitions {

    private RouteDefinitions() {}

    interface Routes {
        Object define(RouteBuilder builder);
    }

    static void route(CamelContext camel, Routes routes) throws Exception {
        camel.addRoutes(routes(routes));
    }

    static RouteBuilder routes(Routes routes) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                ((ProcessorDefinition<?>) routes.define(this)).to("log:none");
            }
        };
    }

    static void template(CamelContext camel, Map<String, String> options, String uri)
            throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        var template = routeTemplate("events");
                        options.keySet().forEach(template::templateParameter);
                        template.from(uri).to("log:none");
                    }
                });
        TemplatedRouteBuilder.builder(camel, "events")
                .parameters(new LinkedHashMap<>(options))
                .add();
    }

    static void load(CamelContext camel, String name, String text) throws Exception {
        Resource resource = ResourceHelper.fromString(name, text);
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
    }
}
