/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.redaction;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names with {@code *} for any characters and {@code ?} for one, in any case. */
record FieldNames(List<Pattern> patterns) {

    static FieldNames of(Collection<String> names) {
        return new FieldNames(names.stream().map(FieldNames::pattern).toList());
    }

    boolean include(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return patterns.stream().anyMatch(pattern -> pattern.matcher(lower).matches());
    }

    private static Pattern pattern(String name) {
        String regex =
                name.toLowerCase(Locale.ROOT)
                        .codePoints()
                        .mapToObj(
                                c ->
                                        switch (c) {
                                            case '*' -> ".*";
                                            case '?' -> ".";
                                            default -> Pattern.quote(Character.toString(c));
                                        })
                        .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}
