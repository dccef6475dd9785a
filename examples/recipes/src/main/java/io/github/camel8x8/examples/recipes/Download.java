/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

// tag::download[]
/** Checks a response whose body is streamed. Thread-safe. */
public final class Download {

    private static final Pattern TEXT =
            Pattern.compile("text/.*|.*[/+](json|xml)\\b.*", Pattern.CASE_INSENSITIVE);

    /**
     * An empty response is not a recording, whatever its status is; nor is a page with a message.
     */
    public InputStream recording(
            @Body @Nullable InputStream body,
            @Header(Exchange.CONTENT_TYPE) @Nullable String contentType)
            throws IOException {
        if (contentType != null && TEXT.matcher(contentType).matches()) {
            throw new NoSuchElementException("the response is a text");
        }
        if (body == null) {
            throw new NoSuchElementException("the response is empty");
        }
        PushbackInputStream content = new PushbackInputStream(body);
        int first = content.read();
        if (first < 0) {
            throw new NoSuchElementException("the response is empty");
        }
        content.unread(first);
        return content;
    }
}
// end::download[]
