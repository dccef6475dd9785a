/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/**
 * Resolves the placeholders of a URI before Camel does, to inspect the result. Uses the parameters
 * of the route's template, which Camel has only while it creates the route, and the properties of
 * the context.
 */
final class Placeholders {

    static final String OPTIONAL = "{{?";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^{}:]+)(:[^{}]*)?}}");

    private final CamelContext camel;
    private final Map<String, Object> templateParameters;

    Placeholders(CamelContext camel, Map<String, Object> templateParameters) {
        this.camel = camel;
        this.templateParameters = templateParameters;
    }

    /** Empty if a placeholder cannot be resolved; optional ones without a value are kept. */
    Optional<String> resolve(String text) {
        if (!text.contains("{{")) {
            return Optional.of(text);
        }
        String withParameters = PLACEHOLDER.matcher(text).replaceAll(this::parameter);
        try {
            return Optional.of(
                    camel.getCamelContextExtension()
                            .resolvePropertyPlaceholders(withParameters, true));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the text has an optional placeholder without a value. */
    boolean isAbsent(String text) {
        return text.contains(OPTIONAL)
                && resolve(text).filter(resolved -> !resolved.contains(OPTIONAL)).isEmpty();
    }

    private String parameter(MatchResult placeholder) {
        Object value = templateParameters.get(placeholder.group(1).trim());
        return Matcher.quoteReplacement(
                value == null ? placeholder.group() : String.valueOf(value));
    }
}
