/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

// tag::download[]
/** Checks a response whose body is streamed. Thread-safe. */
public final class Download {

    /** An empty response is not a recording, whatever its status is. */
    public InputStream notEmpty(@Body @Nullable InputStream body) throws IOException {
        if (body == null) {
            throw new EOFException("The response has no body");
        }
        PushbackInputStream content = new PushbackInputStream(body);
        int first = content.read();
        if (first < 0) {
            throw new EOFException("The response has an empty body");
        }
        content.unread(first);
        return content;
    }
}
// end::download[]
