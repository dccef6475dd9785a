/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.net.URISyntaxException;
import org.apache.camel.util.URISupport;

/** Checks whether a URI of this component survives Camel's normalization. */
final class Normalization {

    private Normalization() {}

    /**
     * Whether Camel accepts this URI, with its placeholders resolved, as it is. Camel normalizes a
     * normalized URI a second time; it then contains escapes if the options were not in order. If
     * this fails, Camel's exception shows the whole URI.
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

    /** Camel masks a secret in RAW only up to the first bracket, and shows the rest. */
    private static boolean showsPartOfRaw(String uri) {
        return UriParts.of(uri).options().stream()
                .anyMatch(
                        option ->
                                option.raw()
                                        && (option.value().contains(")")
                                                || option.value().contains("}")));
    }
}
