/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.camel8x8.events.event.Events;
import io.github.camel8x8.events.fuzz.FuzzRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastJsonReaderTest {

    private static final JsonFactory JACKSON =
            JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

    private final FastJsonReader json = new FastJsonReader();

    @Test
    void itWalksTheFieldsOfAnObject() throws Exception {
        begin(" {\"a\" : \"x é\",\n\"b\":[1,{\"c\":[]}], \"d\":{\"e\":17},\"f\":true} ");

        json.enterObject();
        assertThat(json.nextField()).isTrue();
        assertThat(json.isNamed("a".getBytes(UTF_8))).isTrue();
        json.readText();
        assertThat(json.text()).isEqualTo("x é");
        assertThat(json.nextField()).isTrue();
        json.skip();
        assertThat(json.nextField()).isTrue();
        assertThat(json.text()).isEqualTo("d");
        json.enterObject();
        assertThat(json.nextField()).isTrue();
        assertThat(json.readCount()).isEqualTo(17);
        assertThat(json.nextField()).isFalse();
        assertThat(json.nextField()).isTrue();
        json.skip();
        assertThat(json.nextField()).isFalse();
        json.end();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-12",
                "123456789012345678901234567890",
                "\"\"",
                "\"\\u00e9\\n\\\\\\/\"",
                "\"é € 😀\"",
                "[]",
                "{}",
                "[[],{},[{\"a\":[]}],null,true,false]",
                " [ 1 , 2 ] ",
                "{\"\":{\"a\":\"\"},\"\":0}"
            })
    void itSkipsAnyPlainValue(String text) throws Exception {
        begin(text);

        json.skip();

        json.end();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "{",
                "]",
                "}",
                "[}",
                "{]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{1:2}",
                "{'a':1}",
                "{a:1}",
                "[1}",
                "{\"a\":1]",
                "\"",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"\n\"",
                "\"\u0000\"",
                "-",
                "+1",
                "01",
                "-01",
                "1.5",
                "1e5",
                ".5",
                "0x1",
                "tru",
                "truex",
                "nul",
                "NaN",
                "1 1",
                "[] []",
                "//",
                "\uFEFF1"
            })
    void itRejectsWhatIsNotPlain(String text) {
        assertRejected(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0080",
                "\u00c3",
                "\u00c3\"",
                "\u00c0\u0080",
                "\u00c1\u00bf",
                "\u00e0\u009f\u00bf",
                "\u00ed\u00a0\u0080",
                "\u00e2\u0082",
                "\u00f0\u008f\u00bf\u00bf",
                "\u00f4\u0090\u0080\u0080",
                "\u00f5\u0080\u0080\u0080",
                "\u00fe",
                "\u00ff"
            })
    void itRejectsWhatIsNotUtf8(String bytes) {
        assertRejected(("\"" + bytes + "\"").getBytes(ISO_8859_1));
        assertRejected(("{\"" + bytes + "\":1}").getBytes(ISO_8859_1));
    }

    @Test
    void itRejectsWhatIsBeyondItsBounds() throws Exception {
        begin("[".repeat(60) + "]".repeat(60));
        json.skip();
        json.end();

        assertRejected(("[".repeat(61) + "]".repeat(61)).getBytes(UTF_8));
        assertRejected("9".repeat(101).getBytes(UTF_8));
        assertRejected(("{\"" + "n".repeat(201) + "\":1}").getBytes(UTF_8));
    }

    @Test
    void whatItAcceptsJacksonAcceptsToo() {
        List<byte[]> samples =
                List.of(
                        Events.sample("InteractionQueued").bytes(),
                        Events.sample("AgentStatusChange").bytes(),
                        "{\"a\":[1,-2,null,{\"é\":\"\\\\\\u00e9\"}],\"b\":false}".getBytes(UTF_8));
        FuzzRun.of(
                "plain JSON",
                samples,
                40_000,
                text -> {
                    try {
                        json.begin(text, 0, text.length);
                        json.skip();
                        json.end();
                    } catch (NotPlainException e) {
                        return;
                    }
                    try (JsonParser parser = JACKSON.createParser(text)) {
                        parser.nextToken();
                        parser.skipChildren();
                        assertThat(parser.nextToken()).isNull();
                    }
                });
    }

    private void begin(String text) {
        // The surrounding bytes must not be read.
        byte[] bytes = ("\"}" + text + "]1").getBytes(UTF_8);
        json.begin(bytes, 2, bytes.length - 4);
    }

    private void assertRejected(byte[] text) {
        assertThatExceptionOfType(NotPlainException.class)
                .isThrownBy(
                        () -> {
                            json.begin(text, 0, text.length);
                            json.skip();
                            json.end();
                        });
    }
}
