/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parsed object with an event's fields. It never leaves this package, so it cannot change. */
record EventFields(JsonNode object) {

    private static final EventFields NONE = new EventFields(MissingNode.getInstance());

    static EventFields of(byte[] payload, @Nullable String family) {
        try {
            JsonNode root = EventJson.tree(payload);
            return new EventFields(family == null ? root : root.path(family));
        } catch (IOException e) {
            return NONE;
        }
    }

    JsonNode get(String name) {
        return object.path(name);
    }

    @Nullable String text(String name) {
        return text(get(name));
    }

    /** A scalar as text, numbers with every digit; null for an object, an array or nothing. */
    static @Nullable String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    @Nullable Boolean flag(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Boolean.TRUE;
            case "false", "no" -> Boolean.FALSE;
            default -> null;
        };
    }

    @Nullable Instant time(String name, EpochUnit unit) {
        return unit.instant(text(name));
    }

    /** The members of a list that 8x8 writes as one text. */
    List<String> list(String name, String separators) {
        String text = text(name);
        return text == null
                ? List.of()
                : Stream.of(text.split(separators))
                        .map(String::strip)
                        .filter(member -> !member.isEmpty())
                        .toList();
    }
}
