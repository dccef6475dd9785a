/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.text;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as RFC 3986, section 2.1, has it, of UTF-8; a plus sign is a plus sign. */
public final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * Encodes all characters except the unreserved ones of RFC 3986, section 2.3: for one path
     * segment or one query value.
     *
     * @param text the text
     * @return the encoded text, in ASCII
     */
    public static String encode(String text) {
        // URLEncoder writes the form encoding of HTML, which differs in these three characters.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /**
     * Decodes a text. A percent sign that does not begin an escape is kept.
     *
     * @param text the encoded text
     * @return the decoded text; escapes that are not UTF-8 become U+FFFD
     */
    public static String decode(String text) {
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

    /** The byte that the escape at this percent sign represents, or -1 if it begins none. */
    private static int octet(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(percent + 1), 16);
        int low = Character.digit(text.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
