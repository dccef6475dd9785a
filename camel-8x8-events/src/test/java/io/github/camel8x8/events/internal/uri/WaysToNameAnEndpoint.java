/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.builder.endpoint.AbstractEndpointBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Each way starts a Camel context that consumes from topic {@code all} with some options, and names
 * the endpoint differently.
 */
enum WaysToNameAnEndpoint {
    JAVA(Spelling.AS_IT_IS) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            route(camel, builder -> builder.from(uri(options)));
        }
    },
    JAVA_ENCODED(Spelling.ANY) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            String uri = uri(mapValues(options, WaysToNameAnEndpoint::percentEncoded));
            route(camel, builder -> builder.from(uri));
        }
    },
    JAVA_RAW(Spelling.ANY) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            route(camel, builder -> builder.from(uri(raw(options))));
        }
    },
    JAVA_RAW_IN_BRACES(Spelling.ANY) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            String uri = uri(mapValues(options, value -> "RAW{" + value + "}"));
            route(camel, builder -> builder.from(uri));
        }
    },
    JAVA_FORMATTED(Spelling.AS_IT_IS) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            String pattern =
                    options.keySet().stream()
                            .map(name -> name + "=%s")
                            .collect(Collectors.joining("&", "8x8events:all?", ""));
            route(camel, builder -> builder.fromF(pattern, options.values().toArray()));
        }
    },
    QUERY_FORM(Spelling.AS_IT_IS) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            route(camel, builder -> builder.from("8x8events?topic=all&" + query(options)));
        }
    },
    PLACEHOLDERS(Spelling.AS_IT_IS) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            camel.getPropertiesComponent().setInitialProperties(properties("my.", options));
            route(camel, builder -> builder.from(uri(placeholders("my.", options))));
        }
    },
    PLACEHOLDERS_IN_RAW(Spelling.ANY) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            camel.getPropertiesComponent().setInitialProperties(properties("my.", options));
            route(camel, builder -> builder.from(uri(raw(placeholders("my.", options)))));
        }
    },
    A_PLACEHOLDER_FOR_ALL(Spelling.AS_IT_IS) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            Properties properties = new Properties();
            properties.setProperty("events", uri(options));
            camel.getPropertiesComponent().setInitialProperties(properties);
            route(camel, builder -> builder.from("{{events}}"));
        }
    },
    OPTIONAL_PLACEHOLDERS(Spelling.ANY) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            camel.getPropertiesComponent().setInitialProperties(properties("my.", options));
            String uri = uri(raw(placeholders("?my.", options))) + "&subscription={{?my.none}}";
            route(camel, builder -> builder.from(uri));
        }
    },
    PROPERTY_REFERENCES(Spelling.ANY) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            camel.getPropertiesComponent().setInitialProperties(properties("my.", options));
            Map<String, String> references = new LinkedHashMap<>(options);
            references.replaceAll((name, value) -> "#property:my." + name);
            route(camel, builder -> builder.from(uri(references)));
        }
    },
    BEAN_REFERENCES(Spelling.ANY) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            options.forEach(camel.getRegistry()::bind);
            Map<String, String> references = new LinkedHashMap<>(options);
            references.replaceAll((name, value) -> "#bean:" + name);
            route(camel, builder -> builder.from(uri(references)));
        }
    },
    YAML_URI(Spelling.AS_IT_IS, Needs.YAML_DSL) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            load(
                    camel,
                    "routes.yaml",
                    """
                    - route:
                        from:
                          uri: %s
                          steps:
                            - to: "log:none"
                    """
                            .formatted(yaml(uri(options))));
        }
    },
    YAML_PARAMETERS(Spelling.AS_IT_IS, Needs.YAML_DSL) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            load(camel, "routes.yaml", yamlRoute(options));
        }
    },
    YAML_PARAMETERS_IN_RAW(Spelling.ANY, Needs.YAML_DSL) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            load(camel, "routes.yaml", yamlRoute(raw(options)));
        }
    },
    YAML_PLACEHOLDERS(Spelling.AS_IT_IS, Needs.YAML_DSL) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            camel.getPropertiesComponent().setInitialProperties(properties("my.", options));
            load(camel, "routes.yaml", yamlRoute(placeholders("my.", options)));
        }
    },
    XML(Spelling.AS_IT_IS, Needs.OTHER_MODULES) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            load(
                    camel,
                    "routes.xml",
                    """
                    <routes xmlns="http://camel.apache.org/schema/spring">
                      <route>
                        <from uri="%s"/>
                        <to uri="log:none"/>
                      </route>
                    </routes>
                    """
                            .formatted(xml(uri(options))));
        }
    },
    ROUTE_TEMPLATE(Spelling.AS_IT_IS) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            template(camel, options, uri(placeholders("", options)));
        }
    },
    ROUTE_TEMPLATE_WITH_RAW(Spelling.ANY) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            template(camel, options, uri(raw(placeholders("", options))));
        }
    },
    KAMELET(Spelling.AS_IT_IS, Needs.OTHER_MODULES) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            kamelet(camel, options, "");
        }
    },
    KAMELET_WITH_OPTIONAL_PROPERTIES(Spelling.AS_IT_IS, Needs.OTHER_MODULES) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            kamelet(camel, options, "?");
        }
    },
    ROUTE_TEMPLATE_WITH_A_PARAMETER_FOR_ALL(Spelling.AS_IT_IS) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            template(camel, Map.of("events", uri(options)), "{{events}}");
        }
    },
    POLL_ENRICH(Spelling.AS_IT_IS) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            route(camel, builder -> builder.from("direct:start").pollEnrich(uri(options), 0));
        }

        @Override
        void use(CamelContext camel, Map<String, String> options) {
            camel.createProducerTemplate().sendBody("direct:start", "");
        }
    },
    COMPUTED_POLL_ENRICH(Spelling.AS_IT_IS) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            String uri = uri(computed(options));
            route(
                    camel,
                    builder -> builder.from("direct:start").pollEnrich().simple(uri).timeout(0));
        }

        @Override
        void use(CamelContext camel, Map<String, String> options) {
            camel.createProducerTemplate()
                    .sendBodyAndHeaders("direct:start", "", new LinkedHashMap<>(options));
        }
    },
    COMPUTED_POLL(Spelling.AS_IT_IS) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            String uri = uri(computed(options));
            route(camel, builder -> builder.from("direct:start").poll(uri, 0));
        }

        @Override
        void use(CamelContext camel, Map<String, String> options) {
            camel.createProducerTemplate()
                    .sendBodyAndHeaders("direct:start", "", new LinkedHashMap<>(options));
        }
    },
    MAIN_PROPERTIES(Spelling.ANY) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
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
        void name(DefaultCamelContext camel, Map<String, String> options) {}

        @Override
        void use(CamelContext camel, Map<String, String> options) {
            camel.createConsumerTemplate().receiveNoWait("8x8events?topic=all&" + query(options));
        }
    },
    ENDPOINT_BUILDER(Spelling.ANY, Needs.OTHER_MODULES) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            EventsBuilder events = new EventsBuilder();
            options.forEach(events::doSetProperty);
            route(camel, builder -> builder.from(events));
        }
    },
    ENDPOINT_BUILDER_WITH_RAW(Spelling.ANY, Needs.OTHER_MODULES) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            EventsBuilder events = new EventsBuilder();
            raw(options).forEach(events::doSetProperty);
            route(camel, builder -> builder.from(events));
        }
    },
    ENDPOINT_BUILDER_WITH_PLACEHOLDERS(Spelling.ANY, Needs.OTHER_MODULES) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            camel.getPropertiesComponent().setInitialProperties(properties("my.", options));
            EventsBuilder events = new EventsBuilder();
            placeholders("my.", options).forEach(events::doSetProperty);
            route(camel, builder -> builder.from(events));
        }
    },
    ENDPOINT_BUILDER_WITH_BEANS(Spelling.ANY, Needs.OTHER_MODULES) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            EventsBuilder events = new EventsBuilder();
            options.forEach(events::doSetProperty);
            events.properties().remove("apiKey");
            Supplier<String> provider = () -> options.get("apiKey");
            events.doSetProperty("apiKeyProvider", provider);
            route(camel, builder -> builder.from(events));
        }
    },
    MAP_OF_OPTIONS(Spelling.ANY) {
        @Override
        void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            Map<String, Object> map = new LinkedHashMap<>(options);
            route(camel, builder -> builder.from(camel.getEndpoint("8x8events:all", map)));
        }
    };

    /** The values that can be written. */
    enum Spelling {
        /**
         * All values except those with {@code &} or a percent sign before two hexadecimal digits.
         */
        AS_IT_IS,
        ANY
    }

    /** The modules that must be on the class path in addition to camel-core and camel-main. */
    enum Needs {
        NOTHING,
        YAML_DSL,
        OTHER_MODULES
    }

    private final Spelling spelling;
    private final Needs needs;

    WaysToNameAnEndpoint(Spelling spelling) {
        this(spelling, Needs.NOTHING);
    }

    WaysToNameAnEndpoint(Spelling spelling, Needs needs) {
        this.spelling = spelling;
        this.needs = needs;
    }

    static Stream<WaysToNameAnEndpoint> thatNeed(Needs needs) {
        return Stream.of(values()).filter(way -> way.needs == needs);
    }

    Spelling spelling() {
        return spelling;
    }

    /** Adds the definition that names the endpoint, before Camel is started. */
    abstract void name(DefaultCamelContext camel, Map<String, String> options) throws Exception;

    /** Makes the endpoint consume, after Camel is started. */
    void use(CamelContext camel, Map<String, String> options) {}

    static String percentEncoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private interface Routes {
        Object define(RouteBuilder builder);
    }

    private static void route(CamelContext camel, Routes routes) throws Exception {
        camel.addRoutes(routes(routes));
    }

    private static RouteBuilder routes(Routes routes) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                ((ProcessorDefinition<?>) routes.define(this)).to("log:none");
            }
        };
    }

    private static void template(CamelContext camel, Map<String, String> options, String uri)
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

    private static void kamelet(CamelContext camel, Map<String, String> options, String mark)
            throws Exception {
        String properties =
                options.keySet().stream()
                        .map(name -> "      " + name + ":\n        type: string\n")
                        .collect(Collectors.joining());
        String parameters =
                placeholders(mark, options).entrySet().stream()
                        .map(
                                option ->
                                        "          "
                                                + option.getKey()
                                                + ": \""
                                                + option.getValue()
                                                + "\"\n")
                        .collect(Collectors.joining());
        load(
                camel,
                "events-source.kamelet.yaml",
                """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: events-source
                  labels:
                    camel.apache.org/kamelet.type: source
                spec:
                  definition:
                    title: Events
                    type: object
                    properties:
                      topic:
                        type: string
                %s
                  template:
                    from:
                      uri: "8x8events:{{topic}}"
                      parameters:
                %s
                      steps:
                        - to: "kamelet:sink"
                """
                        .formatted(indent(properties, 2), indent(parameters, 0)));
        route(
                camel,
                builder -> builder.from("kamelet:events-source?topic=all&" + query(raw(options))));
    }

    private static String indent(String text, int by) {
        return text.indent(by).stripTrailing();
    }

    private static String yamlRoute(Map<String, String> parameters) {
        return """
               - route:
                   from:
                     uri: "8x8events:all"
                     parameters:
               %s
                     steps:
                       - to: "log:none"
               """
                .formatted(
                        parameters.entrySet().stream()
                                .map(
                                        option ->
                                                "        "
                                                        + option.getKey()
                                                        + ": "
                                                        + yaml(option.getValue()))
                                .collect(Collectors.joining("\n")));
    }

    private static void load(CamelContext camel, String name, String text) throws Exception {
        Resource resource = ResourceHelper.fromString(name, text);
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
    }

    private static String uri(Map<String, String> options) {
        return "8x8events:all?" + query(options);
    }

    private static String query(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> raw(Map<String, String> options) {
        return mapValues(options, value -> "RAW(" + value + ")");
    }

    private static Map<String, String> placeholders(String prefix, Map<String, String> options) {
        Map<String, String> placeholders = new LinkedHashMap<>(options);
        placeholders.replaceAll((name, value) -> "{{" + prefix + name + "}}");
        return placeholders;
    }

    private static Map<String, String> computed(Map<String, String> options) {
        Map<String, String> computed = new LinkedHashMap<>(options);
        computed.replaceAll((name, value) -> "${header." + name + "}");
        return computed;
    }

    private static Map<String, String> mapValues(
            Map<String, String> options, UnaryOperator<String> spelling) {
        Map<String, String> spelled = new LinkedHashMap<>(options);
        spelled.replaceAll((name, value) -> spelling.apply(value));
        return spelled;
    }

    private static Properties properties(String prefix, Map<String, String> options) {
        Properties properties = new Properties();
        options.forEach((name, value) -> properties.setProperty(prefix + name, value));
        return properties;
    }

    private static String yaml(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** As in the endpoint DSL, if it were generated for this component. */
    private static final class EventsBuilder extends AbstractEndpointBuilder
            implements EndpointConsumerBuilder {

        EventsBuilder() {
            super("8x8events", "all");
        }

        Map<String, Object> properties() {
            return properties;
        }
    }
}
