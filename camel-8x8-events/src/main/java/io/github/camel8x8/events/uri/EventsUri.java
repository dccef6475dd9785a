/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.uri;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An endpoint URI, taken apart: {@code 8x8events:topic?option=value&..}, {@code
 * 8x8events://topic?..} or {@code 8x8events?topic=..&..}.
 *
 * <p>Names and values are decoded as RFC 3986 says, so a {@code +} stays a {@code +}. A percent
 * sign that begins no escape stands for itself. A value in {@code RAW()} or {@code RAW{}} is taken
 * as it is and ends where the bracket is followed by {@code &} or nothing.
 *
 * @param topic what stands before the question mark, or the option of that name; empty if neither
 *     does
 * @param options the other options, in their order
 */
public record EventsUri(String topic, Map<String, String> options) {

    private static final String TOPIC = "topic";

    /**
     * Takes a URI apart, in any of the three forms.
     *
     * @param uri with its placeholders resolved
     * @param rawValues applied to what stands in RAW
     * @throws IllegalArgumentException if an option is named twice or has no name
     */
    public static EventsUri parse(String uri, UnaryOperator<String> rawValues) {
        int question = uri.indexOf('?');
        String path = path(question < 0 ? uri : uri.substring(0, question));
        Map<String, String> options =
                question < 0
                        ? new LinkedHashMap<>()
                        : options(uri.substring(question + 1), rawValues);
        String option = options.remove(TOPIC);
        if (option != null && !path.isEmpty() && !option.equals(path)) {
            throw new IllegalArgumentException(
                    "Option topic has the value '%s', but the URI already has the topic '%s'; remove one of them"
                            .formatted(option, path));
        }
        return new EventsUri(path.isEmpty() && option != null ? option : path, options);
    }

    private static String path(String beforeQuery) {
        int colon = beforeQuery.indexOf(':');
        if (colon < 0) {
            return "";
        }
        int start = beforeQuery.startsWith("//", colon + 1) ? colon + 3 : colon + 1;
        return PercentDecoder.decode(beforeQuery.substring(start).trim());
    }

    private static Map<String, String> options(String query, UnaryOperator<String> rawValues) {
        Map<String, String> options = new LinkedHashMap<>();
        for (QueryOption option : QueryOption.split(query)) {
            String name = PercentDecoder.decode(option.name());
            if (name.isEmpty()) {
                throw new IllegalArgumentException(
                        "The URI has an option without a name; remove the & at the end, or the second of two");
            }
            String value =
                    option.raw()
                            ? rawValues.apply(option.value())
                            : PercentDecoder.decode(option.value());
            if (options.put(name, value) != null) {
                throw new IllegalArgumentException(
                        "Option " + name + " is set twice in the URI; remove one of them");
            }
        }
        return options;
    }
}
