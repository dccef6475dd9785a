/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.uri;

import java.net.URISyntaxException;
import org.apache.camel.util.URISupport;

/** What Camel's own treatment of a URI does to one of ours. */
final class Normalization {

    private Normalization() {}

    /**
     * Whether Camel can take this URI, its placeholders resolved, as it is. It normalizes what it
     * has normalized a second time, with escapes in it where the options were not in order; and
     * where it fails its exception shows the whole URI.
     */
    static boolean accepts(String uri) {
        return !showsPartOfRaw(uri) && isNormalizable(uri);
    }

    private static boolean isNormalizable(String uri) {
        try {
            URISupport.normalizeUri(URISupport.normalizeUri(uri));
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Camel masks a secret in RAW up to the first bracket, and shows the rest. */
    private static boolean showsPartOfRaw(String uri) {
        return UriParts.of(uri).options().stream()
                .anyMatch(
                        option ->
                                option.raw()
                                        && (option.value().contains(")")
                                                || option.value().contains("}")));
    }
}
