/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.uri;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of UTF-8 according to RFC 3986, section 2.1; a plus sign is literal. */
final class PercentEncoding {

    private static final String UNRESERVED = "-._~";

    private PercentEncoding() {}

    /** Encodes all but the unreserved characters. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format("%%%02X", octet));
            }
        }
        return encoded.toString();
    }

    /** Decodes escapes; a percent sign that does not begin an escape is literal. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int done = 0;
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i)) {
            int octet = octet(text, i);
            if (octet < 0) {
                i++;
                continue;
            }
            bytes.writeBytes(text.substring(done, i).getBytes(StandardCharsets.UTF_8));
            bytes.write(octet);
            i += 3;
            done = i;
        }
        bytes.writeBytes(text.substring(done).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isUnreserved(byte octet) {
        return octet > 0 && (Character.isLetterOrDigit(octet) || UNRESERVED.indexOf(octet) >= 0);
    }

    /** The byte that the escape at this percent sign encodes, or -1 if there is no escape. */
    private static int octet(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(percent + 1), 16);
        int low = Character.digit(text.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
