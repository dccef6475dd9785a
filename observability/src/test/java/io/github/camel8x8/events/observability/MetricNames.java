/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The names of metrics in expressions. */
final class MetricNames {

    private static final Pattern NAME = Pattern.compile("\\bcamel_[a-z0-9_]+");

    private MetricNames() {}

    static Set<String> in(Collection<String> expressions) {
        Set<String> names = new TreeSet<>();
        expressions.forEach(
                expression ->
                        NAME.matcher(expression)
                                .results()
                                .map(MatchResult::group)
                                .forEach(names::add));
        return names;
    }
}
