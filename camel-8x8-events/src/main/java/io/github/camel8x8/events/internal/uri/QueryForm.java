/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import io.github.camel8x8.events.internal.text.PercentEncoding;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * Writes a URI as {@code 8x8events?topic=..&..}. That is a relative reference to {@code
 * java.net.URI}, so Camel does not change it, whatever its values are.
 */
final class QueryForm {

    private static final String PLACEHOLDER = "{{";

    private static final String SIMPLE = "$simple{";

    private QueryForm() {}

    /**
     * The same endpoint in the query form. Values are encoded, RAW ones too, because Camel masks a
     * secret in RAW only up to its first bracket. Nothing is encoded if there is a placeholder,
     * since it may represent any part of the URI.
     */
    static String of(String uri) {
        UriParts parts = UriParts.of(uri);
        return uri.contains(PLACEHOLDER)
                ? of(parts, QueryForm::withoutAmpersand, QueryOption::text)
                : of(
                        parts,
                        path -> PercentEncoding.encode(PercentEncoding.decode(path)),
                        QueryForm::encoded);
    }

    /**
     * The query form of a URI whose options {@link java.net.URLEncoder} has encoded, as Camel's
     * endpoint builders do: a space is a plus sign, and in RAW only the percent sign is encoded.
     */
    static String ofFormEncoded(String uri) {
        return of(UriParts.of(uri), PercentEncoding::encode, QueryForm::formDecoded);
    }

    private static String of(
            UriParts parts, Function<String, String> path, Function<QueryOption, String> option) {
        StringJoiner query = new StringJoiner("&", parts.scheme() + "?", "");
        if (!parts.path().isEmpty()) {
            query.add(EventsUri.TOPIC + "=" + path.apply(parts.path()));
        }
        parts.options().forEach(each -> query.add(option.apply(each)));
        return query.toString();
    }

    private static String withoutAmpersand(String path) {
        return path.replace("&", "%26");
    }

    private static String encoded(QueryOption option) {
        return option.name().isEmpty() || option.value().contains(SIMPLE)
                ? option.text()
                : option.name() + "=" + PercentEncoding.encode(option.plainValue());
    }

    private static String formDecoded(QueryOption option) {
        String value =
                option.raw()
                        ? option.plainValue()
                        : URLDecoder.decode(option.value(), StandardCharsets.UTF_8);
        return value.contains(SIMPLE)
                ? option.name() + "=RAW(" + value + ")"
                : option.name() + "=" + PercentEncoding.encode(value);
    }
}
