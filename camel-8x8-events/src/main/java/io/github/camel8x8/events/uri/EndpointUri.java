/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.uri;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the URI that an endpoint is known by: in logs, in JMX, and wherever Camel compares
 * endpoints with a pattern.
 *
 * <p>Camel normalizes it again at each comparison, so it has its options in alphabetical order and
 * only characters that need no encoding; others are written as {@code !} and the hexadecimal digits
 * of their UTF-8. It is a name and is not parsed again. Secrets are not shown.
 */
public final class EndpointUri {

    private static final String UNRESERVED_BY_CAMEL = "-_.:,;/@=+*()$'#";

    private static final String MASK = "xxxxxx";

    private EndpointUri() {}

    /**
     * {@code scheme://topic?option=value&..}
     *
     * @param scheme the name of the component
     * @param options name and value of each; values are written as their text
     * @param secrets names, in lower case, of the options whose value is not shown
     */
    public static String of(
            String scheme, String topic, Map<String, ?> options, Set<String> secrets) {
        String base = scheme + "://" + escape(topic);
        if (options.isEmpty()) {
            return base;
        }
        return new TreeMap<>(options)
                .entrySet().stream()
                        .map(
                                option ->
                                        escape(option.getKey())
                                                + "="
                                                + (secrets.contains(
                                                                option.getKey()
                                                                        .toLowerCase(Locale.ROOT))
                                                        ? MASK
                                                        : escape(
                                                                String.valueOf(option.getValue()))))
                        .collect(Collectors.joining("&", base + "?", ""));
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) octet;
            if (octet > 0
                    && (Character.isLetterOrDigit(character)
                            || UNRESERVED_BY_CAMEL.indexOf(character) >= 0)) {
                escaped.append(character);
            } else {
                escaped.append(String.format("!%02X", octet));
            }
        }
        return escaped.toString();
    }
}
