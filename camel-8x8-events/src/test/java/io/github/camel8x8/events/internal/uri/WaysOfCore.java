/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import static io.github.camel8x8.events.internal.uri.OptionsInUri.computed;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.mapValues;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.placeholders;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.properties;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.query;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.raw;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.uri;
import static io.github.camel8x8.events.internal.uri.RouteDefinitions.route;
import static io.github.camel8x8.events.internal.uri.RouteDefinitions.routes;
import static io.github.camel8x8.events.internal.uri.RouteDefinitions.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;

/** The ways that need camel-core and camel-main only. */
enum WaysOfCore implements WayToNameAnEndpoint {
    JAVA(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            route(camel, builder -> builder.from(uri(options)));
        }
    },
    JAVA_ENCODED(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            String uri = uri(mapValues(options, OptionsInUri::percentEncoded));
            route(camel, builder -> builder.from(uri));
        }
    },
    JAVA_RAW(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            route(camel, builder -> builder.from(uri(raw(options))));
        }
    },
    JAVA_RAW_IN_BRACES(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            String uri = uri(mapValues(options, value -> "RAW{" + value + "}"));
            route(camel, builder -> builder.from(uri));
        }
    },
    JAVA_FORMATTED(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            String pattern =
                    options.keySet().stream()
                            .map(name -> name + "=%s")
                            .collect(Collectors.joining("&", "8x8events:all?", ""));
            route(camel, builder -> builder.fromF(pattern, options.values().toArray()));
        }
    },
    QUERY_FORM(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            route(camel, builder -> builder.from("8x8events?topic=all&" + query(options)));
        }
    },
    PLACEHOLDERS(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            camel.getPropertiesComponent().setInitialProperties(properties("my.", options));
            route(camel, builder -> builder.from(uri(placeholders("my.", options))));
        }
    },
    PLACEHOLDERS_IN_RAW(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            camel.getPropertiesComponent().setInitialProperties(properties("my.", options));
            route(camel, builder -> builder.from(uri(raw(placeholders("my.", options)))));
        }
    },
    A_PLACEHOLDER_FOR_ALL(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            Properties properties = new Properties();
            properties.setProperty("events", uri(options));
            camel.getPropertiesComponent().setInitialProperties(properties);
            route(camel, builder -> builder.from("{{events}}"));
        }
    },
    OPTIONAL_PLACEHOLDERS(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            camel.getPropertiesComponent().setInitialProperties(properties("my.", options));
            String uri = uri(raw(placeholders("?my.", options))) + "&subscription={{?my.none}}";
            route(camel, builder -> builder.from(uri));
        }
    },
    PROPERTY_REFERENCES(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            camel.getPropertiesComponent().setInitialProperties(properties("my.", options));
            Map<String, String> references = new LinkedHashMap<>(options);
            references.replaceAll((name, value) -> "#property:my." + name);
            route(camel, builder -> builder.from(uri(references)));
        }
    },
    BEAN_REFERENCES(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            options.forEach(camel.getRegistry()::bind);
            Map<String, String> references = new LinkedHashMap<>(options);
            references.replaceAll((name, value) -> "#bean:" + name);
            route(camel, builder -> builder.from(uri(references)));
        }
    },
    ROUTE_TEMPLATE(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            template(camel, options, uri(placeholders("", options)));
        }
    },
    ROUTE_TEMPLATE_WITH_RAW(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            template(camel, options, uri(raw(placeholders("", options))));
        }
    },
    ROUTE_TEMPLATE_WITH_A_PARAMETER_FOR_ALL(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            template(camel, Map.of("events", uri(options)), "{{events}}");
        }
    },
    POLL_ENRICH(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            route(camel, builder -> builder.from("direct:start").pollEnrich(uri(options), 0));
        }

        @Override
        public void use(CamelContext camel, Map<String, String> options) {
            camel.createProducerTemplate().sendBody("direct:start", "");
        }
    },
    COMPUTED_POLL_ENRICH(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            String uri = uri(computed(options));
            route(
                    camel,
                    builder -> builder.from("direct:start").pollEnrich().simple(uri).timeout(0));
        }

        @Override
        public void use(CamelContext camel, Map<String, String> options) {
            camel.createProducerTemplate()
                    .sendBodyAndHeaders("direct:start", "", new LinkedHashMap<>(options));
        }
    },
    COMPUTED_POLL(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            String uri = uri(computed(options));
            route(camel, builder -> builder.from("direct:start").poll(uri, 0));
        }

        @Override
        public void use(CamelContext camel, Map<String, String> options) {
            camel.createProducerTemplate()
                    .sendBodyAndHeaders("direct:start", "", new LinkedHashMap<>(options));
        }
    },
    MAIN_PROPERTIES(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            Main main =
                    new Main() {
                        @Override
                        protected CamelContext createCamelContext() {
                            return camel;
                        }
                    };
            options.forEach(
                    (name, value) -> main.addProperty("camel.component.8x8events." + name, value));
            main.configure().addRoutesBuilder(routes(builder -> builder.from("8x8events:all")));
            main.start();
        }
    },
    CONSUMER_TEMPLATE_WITH_QUERY_FORM(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) {}

        @Override
        public void use(CamelContext camel, Map<String, String> options) {
            camel.createConsumerTemplate().receiveNoWait("8x8events?topic=all&" + query(options));
        }
    },
    MAP_OF_OPTIONS(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            Map<String, Object> map = new LinkedHashMap<>(options);
            route(camel, builder -> builder.from(camel.getEndpoint("8x8events:all", map)));
        }
    };

    private final Spelling spelling;

    WaysOfCore(Spelling spelling) {
        this.spelling = spelling;
    }

    @Override
    public Spelling spelling() {
        return spelling;
    }
}
