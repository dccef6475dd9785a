/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encodes one path segment or one query value: all characters except the unreserved ones of
 * RFC 3986. The server would decode a plain {@code +} in a message id as a space.
 */
final class PercentEncoded {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoded() {}

    static String of(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX[(b >> 4) & 0xf]).append(HEX[b & 0xf]);
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}
