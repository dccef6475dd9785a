/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import static io.github.camel8x8.events.internal.uri.OptionsInUri.placeholders;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.properties;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.query;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.raw;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.uri;
import static io.github.camel8x8.events.internal.uri.RouteDefinitions.load;
import static io.github.camel8x8.events.internal.uri.RouteDefinitions.route;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.endpoint.AbstractEndpointBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The ways that need further modules of Camel. */
enum WaysOfOtherModules implements WayToNameAnEndpoint {
    XML(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
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
    KAMELET(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            kamelet(camel, options, "");
        }
    },
    KAMELET_WITH_OPTIONAL_PROPERTIES(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            kamelet(camel, options, "?");
        }
    },
    ENDPOINT_BUILDER(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            EventsBuilder events = new EventsBuilder();
            options.forEach(events::doSetProperty);
            route(camel, builder -> builder.from(events));
        }
    },
    ENDPOINT_BUILDER_WITH_RAW(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            EventsBuilder events = new EventsBuilder();
            raw(options).forEach(events::doSetProperty);
            route(camel, builder -> builder.from(events));
        }
    },
    ENDPOINT_BUILDER_WITH_PLACEHOLDERS(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            camel.getPropertiesComponent().setInitialProperties(properties("my.", options));
            EventsBuilder events = new EventsBuilder();
            placeholders("my.", options).forEach(events::doSetProperty);
            route(camel, builder -> builder.from(events));
        }
    },
    ENDPOINT_BUILDER_WITH_BEANS(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            EventsBuilder events = new EventsBuilder();
            options.forEach(events::doSetProperty);
            events.properties().remove("apiKey");
            Supplier<String> provider = () -> options.get("apiKey");
            events.doSetProperty("apiKeyProvider", provider);
            route(camel, builder -> builder.from(events));
        }
    };

    private final Spelling spelling;

    WaysOfOtherModules(Spelling spelling) {
        this.spelling = spelling;
    }

    @Override
    public Spelling spelling() {
        return spelling;
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
