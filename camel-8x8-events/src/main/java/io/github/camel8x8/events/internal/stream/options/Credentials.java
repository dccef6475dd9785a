/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import io.github.camel8x8.events.options.ApiKeyIn;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The API key and where it is sent.
 *
 * @param key supplies the key for every connection attempt, so that a rotated key is used; called
 *     on a thread that may block. Null if the service does not require a key
 * @param in header or query
 */
public record Credentials(@Nullable Supplier<String> key, ApiKeyIn in) {

    /**
     * {@return a key that does not change}
     *
     * @param key the key
     * @param in header or query
     * @throws IllegalArgumentException if the key contains a character that is not valid in a key,
     *     such as a line break within it
     */
    public static Credentials of(String key, ApiKeyIn in) {
        String checked = ApiKey.checked(key);
        return new Credentials(() -> checked, in);
    }

    /** {@return no key; only a self-hosted server accepts this} */
    public static Credentials none() {
        return new Credentials(null, ApiKeyIn.HEADER);
    }

    /** Does not contain the key. */
    @Override
    public String toString() {
        return "Credentials[" + (key == null ? "none" : "key in " + in) + "]";
    }
}
