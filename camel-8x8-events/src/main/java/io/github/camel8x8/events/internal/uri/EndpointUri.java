/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Creates the URI that identifies an endpoint in logs, in JMX, and wherever Camel compares
 * endpoints with a pattern.
 *
 * <p>Camel normalizes it again at each comparison, so its options are in alphabetical order, and it
 * has only characters that need no encoding. Others are written as {@code !} and the hexadecimal
 * digits of their UTF-8 bytes. It is only a name and is not parsed again. Secrets are not shown.
 */
public final class EndpointUri {

    private static final String UNRESERVED_BY_CAMEL = "-_.:,;/@=+*()$'#";

    private static final String MASK = "xxxxxx";

    private EndpointUri() {}

    /**
     * {@code scheme://topic?option=value&..}
     *
     * @param scheme the name of the component
     * @param topic the topic or topics
     * @param options name and value of each; values are written as their text
     * @param secret whether the value of the option of this name is not shown
     * @return the URI
     */
    public static String of(
            String scheme, String topic, Map<String, ?> options, Predicate<String> secret) {
        String base = scheme + "://" + escape(topic);
        if (options.isEmpty()) {
            return base;
        }
        StringJoiner query = new StringJoiner("&", base + "?", "");
        new TreeMap<>(options)
                .forEach(
                        (name, value) ->
                                query.add(
                                        escape(name)
                                                + "="
                                                + (secret.test(name)
                                                        ? MASK
                                                        : escape(String.valueOf(value)))));
        return query.toString();
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
