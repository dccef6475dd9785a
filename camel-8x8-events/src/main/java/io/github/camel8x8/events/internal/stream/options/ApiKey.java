/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import io.github.camel8x8.events.options.ApiKeyIn;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The API key of one connection attempt.
 *
 * @param value printable ASCII
 * @param in where the key is sent
 */
public record ApiKey(String value, ApiKeyIn in) {

    private static final Pattern PREFIX =
            Pattern.compile("(Bearer|Basic|ApiKey|X-API-Key:?) .*", Pattern.CASE_INSENSITIVE);

    /** {@return what is probably wrong with a key that was rejected; or empty} */
    public String hint() {
        Matcher prefix = PREFIX.matcher(value);
        if (prefix.matches()) {
            return ". The apiKey begins with '" + prefix.group(1) + "': set only the key";
        }
        if (value.startsWith("${") && value.endsWith("}")) {
            return ". The apiKey is a placeholder without a value: with Camel Main, write {{env:NAME}}";
        }
        char first = value.charAt(0);
        if ((first == '"' || first == '\'') && value.endsWith(String.valueOf(first))) {
            return ". The apiKey is within quotes: remove them";
        }
        return value.indexOf(' ') < 0 ? "" : ". The apiKey contains a space";
    }

    /**
     * Checks a key that the user has given.
     *
     * @param given the key, or null
     * @return the key without blanks around it
     * @throws IllegalArgumentException if there is none, or if it has characters that no key has;
     *     the message does not show it
     */
    public static String checked(@Nullable String given) {
        String key = given == null ? "" : given.trim();
        if (key.isEmpty()) {
            throw UnusableKeyException.of(
                    InvalidOption.withoutValue("apiKeyProvider", "gave no key"));
        }
        // Checked here, because other checks would include the value in their error text.
        if (!isValid(key)) {
            throw UnusableKeyException.of(
                    InvalidOption.withoutValue(
                            "apiKey",
                            "contains a line break or another character that is not valid in a key"));
        }
        return key;
    }

    /** Whether the key contains only characters that a header can carry. */
    static boolean isValid(String key) {
        return key.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Does not contain the key. */
    @Override
    public String toString() {
        return "ApiKey[in " + in + "]";
    }
}
