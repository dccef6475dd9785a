/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufFieldsTest {

    @Test
    void anEmptyMessageHasNoFieldAndIsValid() {
        ProtobufFields fields = fields("");

        assertThat(fields.next()).isFalse();
        assertThat(fields.valid()).isTrue();
    }

    @Property
    void aVarintReadsBackAsItWasWritten(
            @ForAll @IntRange(min = 1, max = (1 << 29) - 1) int number, @ForAll long value) {
        ProtobufFields.Writer writer = new ProtobufFields.Writer();
        writer.varint(number, value);

        ProtobufFields fields = new ProtobufFields(writer.toByteArray());

        assertThat(fields.next()).isTrue();
        assertThat(fields.number()).isEqualTo(number);
        assertThat(fields.varint()).isEqualTo(value);
        assertThat(fields.next()).isFalse();
        assertThat(fields.valid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08", // an empty varint
                "0880", // a varint without an end
                "08ffffffffffffffffffff01", // a varint of eleven bytes
                "0a05ff", // a text that is longer than the remaining bytes
                "0affffffffffffffffff01", // a text with a negative length
                "0901020304050607", // seven of eight bytes
                "0d010203", // three of four bytes
                "0b", // a group, which Pulsar does not use
                "0e", // an undefined wire type
                "0005" // field number zero
            })
    void stopsAtTheFirstByteThatMakesNoSense(String hex) {
        ProtobufFields fields = fields(hex);

        assertThat(fields.next()).isFalse();
        assertThat(fields.valid()).isFalse();
        assertThat(fields.next()).isFalse();
    }

    private static ProtobufFields fields(String hex) {
        return new ProtobufFields(HexFormat.of().parseHex(hex));
    }
}
