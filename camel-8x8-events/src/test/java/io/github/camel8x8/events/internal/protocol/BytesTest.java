/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BytesTest {

    @Property
    void theFirstSpecialByteIsFoundAtAnyPlace(
            @ForAll @IntRange(max = 40) int place, @ForAll byte special, @ForAll byte behind) {
        byte[] text = text();
        Arrays.fill(text, place, text.length, behind);
        text[place] = special;

        for (int from = 0; from <= place; from++) {
            assertThat(Bytes.endOfPlain(text, from, text.length))
                    .isEqualTo(oneByOneToPlain(text, from));
            assertThat(Bytes.endOfAscii(text, from, text.length))
                    .isEqualTo(oneByOneToAscii(text, from));
        }
    }

    @Test
    void ifThereIsNoneTheEndIsReturned() {
        byte[] text = text();

        for (int to = 0; to <= text.length; to++) {
            assertThat(Bytes.endOfPlain(text, 0, to)).isEqualTo(to);
            assertThat(Bytes.endOfAscii(text, 0, to)).isEqualTo(to);
        }
    }

    @Test
    void bytesAfterTheEndAreIgnored() {
        byte[] text = text();
        text[17] = '"';
        text[18] = -1;

        assertThat(Bytes.endOfPlain(text, 3, 17)).isEqualTo(17);
        assertThat(Bytes.endOfAscii(text, 3, 18)).isEqualTo(18);
    }

    private static byte[] text() {
        byte[] text = new byte[60];
        Arrays.fill(text, (byte) 'x');
        return text;
    }

    private static int oneByOneToPlain(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] >= 0x20 && text[at] != '"' && text[at] != '\\') {
            at++;
        }
        return at;
    }

    private static int oneByOneToAscii(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] >= 0) {
            at++;
        }
        return at;
    }
}
