/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import io.github.camel8x8.events.internal.text.PercentEncoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A parsed endpoint URI: {@code 8x8events:topic?option=value&..}, {@code 8x8events://topic?..} or
 * {@code 8x8events?topic=..&..}.
 *
 * <p>Names and values are decoded according to RFC 3986, so a {@code +} stays a {@code +}. A
 * percent sign that does not begin an escape is literal. A value in {@code RAW()} or {@code RAW{}}
 * is not decoded, and ends at a bracket that is followed by {@code &} or nothing.
 *
 * @param topic the text before the question mark, or the option of that name; empty without either
 * @param options the other options, in their order
 */
public record EventsUri(String topic, Map<String, String> options) {

    static final String SCHEME = "8x8events";

    static final String TOPIC = "topic";

    /** Whether a text is a URI of this component, in any of the three forms. */
    static boolean isOurs(String uri) {
        return uri.startsWith(SCHEME + ":") || uri.startsWith(SCHEME + "?");
    }

    /**
     * Parses a URI in any of the three forms.
     *
     * @param uri with its placeholders resolved
     * @param rawValues applied to the values in RAW
     * @return the parts
     * @throws IllegalArgumentException if an option is named twice or has no name
     */
    public static EventsUri parse(String uri, UnaryOperator<String> rawValues) {
        UriParts parts = UriParts.of(uri);
        String path = PercentEncoding.decode(parts.path());
        Map<String, String> options = options(parts.options(), rawValues);
        String option = options.remove(TOPIC);
        if (option == null) {
            return new EventsUri(path, options);
        }
        if (!path.isEmpty() && !option.equals(path)) {
            throw new IllegalArgumentException(
                    "Option topic has the value '%s', but the URI already has the topic '%s'; remove one of them"
                            .formatted(option, path));
        }
        return new EventsUri(option, options);
    }

    private static Map<String, String> options(
            List<QueryOption> query, UnaryOperator<String> rawValues) {
        Map<String, String> options = new LinkedHashMap<>();
        for (QueryOption option : query) {
            String name = PercentEncoding.decode(option.name());
            if (name.isEmpty()) {
                throw new IllegalArgumentException(
                        "The URI has an option without a name; remove the & at the end, or the second of two");
            }
            String value = option.plainValue();
            if (options.put(name, option.raw() ? rawValues.apply(value) : value) != null) {
                throw new IllegalArgumentException(
                        "Option " + name + " is set twice in the URI; remove one of them");
            }
        }
        return options;
    }
}
