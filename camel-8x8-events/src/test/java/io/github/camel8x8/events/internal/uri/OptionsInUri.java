/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The options of an endpoint, as its URI and its definition contain them. */
final class OptionsInUri {

    private OptionsInUri() {}

    static String uri(Map<String, String> options) {
        return "8x8events:all?" + query(options);
    }

    static String query(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> raw(Map<String, String> options) {
        return mapValues(options, value -> "RAW(" + value + ")");
    }

    static Map<String, String> placeholders(String prefix, Map<String, String> options) {
        Map<String, String> placeholders = new LinkedHashMap<>(options);
        placeholders.replaceAll((name, value) -> "{{" + prefix + name + "}}");
        return placeholders;
    }

    static Map<String, String> computed(Map<String, String> options) {
        Map<String, String> computed = new LinkedHashMap<>(options);
        computed.replaceAll((name, value) -> "${header." + name + "}");
        return computed;
    }

    static Properties properties(String prefix, Map<String, String> options) {
        Properties properties = new Properties();
        options.forEach((name, value) -> properties.setProperty(prefix + name, value));
        return properties;
    }

    static String percentEncoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static Map<String, String> mapValues(
            Map<String, String> options, UnaryOperator<String> spelling) {
        Map<String, String> spelled = new LinkedHashMap<>(options);
        spelled.replaceAll((name, value) -> spelling.apply(value));
        return spelled;
    }
}
