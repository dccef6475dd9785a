/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import org.jspecify.annotations.Nullable;

/**
 * Pages for a browser, in addition to the endpoints. Called on the server's thread: must not block.
 */
@FunctionalInterface
public interface Pages {

    /** No pages: every path that is not an endpoint is answered with 404. */
    Pages NONE = path -> null;

    /**
     * {@return the page at a path; null if there is none}
     *
     * @param path the path of the request, with its slash
     */
    @Nullable Page at(String path);

    /**
     * A page.
     *
     * @param contentType such as {@code text/html; charset=utf-8}; the content is sent in UTF-8
     * @param content the text
     */
    record Page(String contentType, String content) {}
}
