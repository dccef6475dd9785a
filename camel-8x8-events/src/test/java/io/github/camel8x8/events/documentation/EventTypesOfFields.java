/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.delivery.KnownEventTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The event types whose samples have a field. */
final class EventTypesOfFields {

    /** A longer list is replaced by the list of the types without the field. */
    private static final int MANY = 10;

    private EventTypesOfFields() {}

    static String markdown(EventSamples samples) {
        Map<String, Set<String>> typesOf = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> interactions = new TreeSet<>();
        for (String type : KnownEventTypes.names()) {
            for (Event event : samples.of(type)) {
                JsonNode fields = event.json().path(event.getFamily());
                fields.fieldNames()
                        .forEachRemaining(
                                field ->
                                        typesOf.computeIfAbsent(field, f -> new TreeSet<>())
                                                .add(type));
                if (event.getFamily().equals("Interaction")) {
                    interactions.add(type);
                }
            }
        }
        StringBuilder table = new StringBuilder("| JSON field | event types |\n|---|---|\n");
        typesOf.forEach(
                (field, types) ->
                        table.append(
                                "| `%s` | %s |\n".formatted(field, text(types, interactions))));
        return table.toString();
    }

    private static String text(Set<String> types, Set<String> interactions) {
        if (types.size() < MANY) {
            return links(types);
        }
        List<String> parts = new ArrayList<>();
        Set<String> missing = new TreeSet<>(interactions);
        missing.removeAll(types);
        parts.add(
                "the events of an interaction"
                        + (missing.isEmpty() ? "" : " except " + links(missing)));
        Set<String> others = new TreeSet<>(types);
        others.removeAll(interactions);
        if (!others.isEmpty()) {
            parts.add(links(others));
        }
        return String.join("; ", parts);
    }

    private static String links(Set<String> types) {
        List<String> links = new ArrayList<>();
        types.forEach(
                type -> links.add("[%s](#%s)".formatted(type, type.toLowerCase(Locale.ROOT))));
        return String.join(", ", links);
    }
}
