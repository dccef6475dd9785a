/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.util.List;

/**
 * A URI split into its parts, not yet decoded and with its placeholders.
 *
 * @param scheme before the colon or question mark
 * @param path between them, without the two slashes Camel puts before it; empty if there is none
 * @param options after the question mark
 */
record UriParts(String scheme, String path, List<QueryOption> options) {

    static UriParts of(String uri) {
        int question = queryStart(uri);
        String beforeQuery = question < 0 ? uri : uri.substring(0, question);
        List<QueryOption> options =
                question < 0 ? List.of() : QueryOption.split(uri.substring(question + 1));
        int colon = beforeQuery.indexOf(':');
        if (colon < 0) {
            return new UriParts(beforeQuery, "", options);
        }
        int start = beforeQuery.startsWith("//", colon + 1) ? colon + 3 : colon + 1;
        return new UriParts(
                beforeQuery.substring(0, colon), beforeQuery.substring(start).trim(), options);
    }

    /** The first question mark that is not the one of an optional placeholder. */
    private static int queryStart(String uri) {
        int question = uri.indexOf('?');
        while (question >= 2 && uri.startsWith("{{", question - 2)) {
            question = uri.indexOf('?', question + 1);
        }
        return question;
    }
}
