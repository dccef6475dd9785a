/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The API key and where it travels.
 *
 * @param key asked for the key at every connection, so that a rotated key is taken up; called on a
 *     thread that may block. Null where the service asks for none
 * @param in header or query
 */
public record Credentials(@Nullable Supplier<String> key, ApiKeyIn in) {

    /** Without a key; only services in one's own hand go without. */
    public static Credentials none() {
        return new Credentials(null, ApiKeyIn.HEADER);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Credentials[" + (key == null ? "none" : "key in " + in) + "]";
    }
}
