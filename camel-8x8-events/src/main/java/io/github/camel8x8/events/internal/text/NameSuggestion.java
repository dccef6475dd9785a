/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the most similar name for a misspelled one. */
public final class NameSuggestion {

    /** A name with more wrong letters counts as another word. */
    private static final int MAX_WRONG = 3;

    /** A shorter beginning is not significant. */
    private static final int MIN_BEGINNING = 4;

    private NameSuggestion() {}

    /**
     * The name with the fewest letters to change, if they are few; otherwise the only longer name.
     */
    public static Optional<String> to(String misspelt, Collection<String> names) {
        return closest(misspelt, names).stream()
                .min(Comparator.naturalOrder())
                .or(() -> completed(misspelt, names));
    }

    /**
     * All names with the fewest letters to change, in the order of {@code names}; none if there are
     * many letters to change.
     */
    public static List<String> closest(String misspelt, Collection<String> names) {
        int fewest =
                names.stream().mapToInt(name -> distance(misspelt, name)).min().orElse(MAX_WRONG);
        return fewest > Math.min(MAX_WRONG, misspelt.length() / 2)
                ? List.of()
                : names.stream().filter(name -> distance(misspelt, name) == fewest).toList();
    }

    private static Optional<String> completed(String beginning, Collection<String> names) {
        List<String> longer =
                names.stream()
                        .filter(
                                name ->
                                        name.regionMatches(
                                                true, 0, beginning, 0, beginning.length()))
                        .toList();
        return beginning.length() >= MIN_BEGINNING && longer.size() == 1
                ? Optional.of(longer.get(0))
                : Optional.empty();
    }

    /** The Levenshtein distance, ignoring case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
