/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream.options;

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

    /**
     * {@return a key that does not change}
     *
     * @param key the key
     * @param in header or query
     * @throws IllegalArgumentException if the key has a character that no key has, such as a line
     *     break within it
     */
    public static Credentials of(String key, ApiKeyIn in) {
        String checked = ApiKey.checked(key);
        return new Credentials(() -> checked, in);
    }

    /** {@return no key; only a server of your own accepts that} */
    public static Credentials none() {
        return new Credentials(null, ApiKeyIn.HEADER);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Credentials[" + (key == null ? "none" : "key in " + in) + "]";
    }
}
