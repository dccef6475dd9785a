/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Selects events by type: names separated by commas, with {@code *} and {@code ?} as wildcards. */
public final class EventTypeFilter {

    private final List<Pattern> wanted;

    private EventTypeFilter(List<Pattern> wanted) {
        this.wanted = wanted;
    }

    /**
     * Parses the option {@code eventTypes}.
     *
     * @param names null or blank for every type
     */
    public static EventTypeFilter of(@Nullable String names) {
        if (names == null || names.isBlank()) {
            return new EventTypeFilter(List.of());
        }
        return new EventTypeFilter(
                Arrays.stream(names.split(","))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .map(EventTypeFilter::pattern)
                        .toList());
    }

    /** Whether events of this type are wanted; an event without a type is only if every type is. */
    boolean accept(@Nullable String type) {
        if (wanted.isEmpty()) {
            return true;
        }
        if (type == null) {
            return false;
        }
        for (Pattern pattern : wanted) {
            if (pattern.matcher(type).matches()) {
                return true;
            }
        }
        return false;
    }

    private static Pattern pattern(String name) {
        StringBuilder regex = new StringBuilder();
        name.chars()
                .forEach(
                        c -> {
                            switch (c) {
                                case '*' -> regex.append(".*");
                                case '?' -> regex.append('.');
                                default -> regex.append(Pattern.quote(Character.toString(c)));
                            }
                        });
        return Pattern.compile(regex.toString());
    }
}
