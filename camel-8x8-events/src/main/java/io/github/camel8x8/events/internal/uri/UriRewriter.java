/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides which URIs are rewritten to the query form before Camel parses them. */
final class UriRewriter {

    /** The text before the URI that {@code master:} starts: the scheme and the namespace. */
    private static final Pattern MASTER = Pattern.compile("master:(//)?[^:?]+:");

    private final Placeholders placeholders;

    UriRewriter(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /** Whether this is {@code master:} followed by a URI of this component. */
    static boolean isMaster(String uri) {
        Matcher master = MASTER.matcher(uri);
        return master.lookingAt() && EventsUri.isOurs(uri.substring(master.end()));
    }

    /**
     * The URI itself, unless it is a URI of this component that Camel cannot accept. After {@code
     * master:} it is always rewritten, since Camel sorts and encodes the options once more.
     */
    String rewrite(String uri) {
        Matcher master = MASTER.matcher(uri);
        if (master.lookingAt() && EventsUri.isOurs(uri.substring(master.end()))) {
            return master.group() + QueryForm.of(withoutAbsent(uri.substring(master.end())));
        }
        if (!EventsUri.isOurs(uri)) {
            return uri;
        }
        if (uri.contains(Placeholders.OPTIONAL)) {
            return QueryForm.of(withoutAbsent(uri));
        }
        return placeholders.resolve(uri).filter(Normalization::accepts).isPresent()
                ? uri
                : QueryForm.of(uri);
    }

    /** Whether this begins with a placeholder and must be rewritten once that is resolved. */
    boolean hidesOneToRewrite(String uri) {
        return uri.startsWith("{{")
                && placeholders
                        .resolve(uri)
                        .filter(EventsUri::isOurs)
                        .filter(resolved -> !Normalization.accepts(resolved))
                        .isPresent();
    }

    /**
     * Removes the options that have no value. Camel would do so by parsing the query and encoding
     * it again, which corrupts escapes, spaces and percent signs in the other options.
     */
    private String withoutAbsent(String uri) {
        if (!uri.contains(Placeholders.OPTIONAL)) {
            return uri;
        }
        UriParts parts = UriParts.of(uri);
        StringJoiner query = new StringJoiner("&", parts.scheme() + ":" + parts.path() + "?", "");
        query.setEmptyValue(parts.scheme() + ":" + parts.path());
        parts.options().stream()
                .filter(option -> !placeholders.isAbsent(option.text()))
                .map(option -> option.text().replace(Placeholders.OPTIONAL, "{{"))
                .forEach(query::add);
        return query.toString();
    }
}
