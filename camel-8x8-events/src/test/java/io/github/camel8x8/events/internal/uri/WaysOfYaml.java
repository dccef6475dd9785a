/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import static io.github.camel8x8.events.internal.uri.OptionsInUri.placeholders;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.properties;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.raw;
import static io.github.camel8x8.events.internal.uri.OptionsInUri.uri;
import static io.github.camel8x8.events.internal.uri.RouteDefinitions.load;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;

/** The ways that need camel-yaml-dsl. */
enum WaysOfYaml implements WayToNameAnEndpoint {
    YAML_URI(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
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
    YAML_PARAMETERS(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            load(camel, "routes.yaml", yamlRoute(options));
        }
    },
    YAML_PARAMETERS_IN_RAW(Spelling.ANY) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            load(camel, "routes.yaml", yamlRoute(raw(options)));
        }
    },
    YAML_PLACEHOLDERS(Spelling.AS_IT_IS) {
        @Override
        public void name(DefaultCamelContext camel, Map<String, String> options) throws Exception {
            camel.getPropertiesComponent().setInitialProperties(properties("my.", options));
            load(camel, "routes.yaml", yamlRoute(placeholders("my.", options)));
        }
    };

    private final Spelling spelling;

    WaysOfYaml(Spelling spelling) {
        this.spelling = spelling;
    }

    @Override
    public Spelling spelling() {
        return spelling;
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

    private static String yaml(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
