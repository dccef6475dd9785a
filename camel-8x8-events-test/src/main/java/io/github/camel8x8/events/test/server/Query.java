/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request, decoded as a servlet does: {@code +} is a space. The first value of a
 * repeated parameter is used.
 *
 * @param values in the order of the query
 */
record Query(Map<String, String> values) {

    static Query of(String uri) {
        Map<String, String> first = new LinkedHashMap<>();
        new QueryStringDecoder(uri)
                .parameters()
                .forEach((name, values) -> first.put(name, values.get(0)));
        return new Query(first);
    }

    @Nullable String text(String name) {
        return values.get(name);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean isTrue(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /**
     * @throws NumberFormatException if it is present and not a number
     */
    int number(String name, int absent) {
        String text = text(name);
        return text == null ? absent : Integer.parseInt(text);
    }

    /**
     * @throws IllegalArgumentException if it is present and not one of the names
     */
    <E extends Enum<E>> E oneOf(String name, E absent) {
        String text = text(name);
        if (text == null) {
            return absent;
        }
        for (E constant : absent.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("Invalid " + name + " " + text);
    }
}
