/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.redaction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** See {@link Replacement#keyedHash}. */
final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_KEY_BYTES = 16;
    private static final int HASH_BYTES = 16;
    private static final Pattern WITH_PLUS = Pattern.compile("\\+\\d+");

    private final SecretKeySpec key;

    KeyedHash(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The key has %d bytes; a keyed hash needs %d at least"
                            .formatted(key.length, MIN_KEY_BYTES));
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String of(String value) {
        String alike = WITH_PLUS.matcher(value).matches() ? value.substring(1) : value;
        try {
            Mac mac = Mac.getInstance(ALGORITHM); // not thread-safe
            mac.init(key);
            byte[] hash = mac.doFinal(alike.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
