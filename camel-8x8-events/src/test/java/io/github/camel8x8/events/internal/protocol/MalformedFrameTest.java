/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static io.github.camel8x8.events.internal.protocol.FrameFixture.FULL;
import static io.github.camel8x8.events.internal.protocol.FrameFixture.PLAIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that the decoder rejects, and what it reports of them. */
class MalformedFrameTest {

    private final FrameFixture frames = new FrameFixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nothing",
                "null",
                "[]",
                "\"text\"",
                "17",
                "{",
                "{]",
                "{\"messageId\"}",
                "{\"messageId\":\"CAUQADAA\",}",
                "{'messageId':'CAUQADAA'}",
                "{\"messageId\":\"CAUQADAA\" \"payload\":\"\"}",
                "{\"messageId\":\"CAUQADAA\",\"payload\":\"\u0001\"}"
            })
    void rejectsWhatIsNotAJsonObject(String frame) {
        assertThat(frames.failure(frame)).hasMessageContaining("it is not ");
    }

    @Test
    void rejectsTwoObjects() {
        assertThat(frames.failure(PLAIN + PLAIN)).hasMessageContaining("more than one JSON object");
    }

    @Test
    void rejectsGarbageAfterTheObject() {
        assertThat(frames.failure(PLAIN + "x")).hasMessageContaining("it is not JSON");
    }

    @Test
    void rejectsAMessageWithoutAnId() {
        MalformedFrameException failure = frames.failure("{\"payload\":\"cGxhaW4=\"}");

        assertThat(failure).hasMessageContaining("it has no messageId");
        assertThat(failure.messageId()).isNull();
        assertThat(failure.position()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "{}", "[\"AAAA\"]"})
    void rejectsAMessageWhosePayloadIsNotText(String payload) {
        MalformedFrameException failure =
                frames.failure("{\"payload\":" + payload + ",\"messageId\":\"CAUQADAA\"}");

        assertThat(failure).hasMessageContaining("it has no payload");
        assertThat(failure.messageId()).isEqualTo("CAUQADAA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!!", "AAA=A", "A", "AA-_", "AA AA", "AAAA\\n", "ÄÄÄÄ", "AAAA===="})
    void rejectsAPayloadThatIsNotBase64(String payload) {
        MalformedFrameException failure =
                frames.failure("{\"messageId\":\"CAUQADAA\",\"payload\":\"" + payload + "\"}");

        assertThat(failure).hasMessageContaining("its payload is not base64");
        assertThat(failure.messageId()).isEqualTo("CAUQADAA");
    }

    @Test
    void rejectsAFrameCutAtAnyByte() {
        byte[] whole = FULL.getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            int cut = length;
            MalformedFrameException failure =
                    catchThrowableOfType(
                            MalformedFrameException.class,
                            () -> frames.decoder.decode(whole, 0, cut));

            assertThat(failure).as("cut at %d", cut).isNotNull();
            assertThat(failure.size()).isEqualTo(cut);
            assertThat(failure.position()).as("cut at %d", cut).isBetween(-1L, (long) cut);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void rejectsJsonInAnotherEncodingThanUtf8(String charset) {
        byte[] frame = PLAIN.getBytes(Charset.forName(charset));

        assertThat(
                        catchThrowableOfType(
                                MalformedFrameException.class,
                                () -> frames.decoder.decode(frame, 0, frame.length)))
                .isNotNull();
    }

    @Test
    void rejectsAnyBytesWithTheOneException() {
        Random random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            byte[] frame = PLAIN.getBytes(UTF_8);
            for (int n = random.nextInt(6); n >= 0; n--) {
                frame[random.nextInt(n % 2 == 0 ? 8 : frame.length)] = (byte) random.nextInt(256);
            }
            try {
                frames.decoder.decode(frame, 0, frame.length);
            } catch (MalformedFrameException expected) {
                assertThat(expected.size()).isEqualTo(frame.length);
            }
        }
    }

    @Test
    void reportsWhereDecodingStopped() {
        int broken = PLAIN.indexOf("\"properties\":{}") + "\"properties\":".length();
        String frame = PLAIN.substring(0, broken) + "?" + PLAIN.substring(broken + 1);

        MalformedFrameException failure = frames.failure(frame);

        assertThat(failure.position()).isBetween((long) broken, broken + 1L);
        assertThat(failure.size()).isEqualTo(frame.length());
        assertThat(failure)
                .hasMessageContaining("a frame of " + frame.length() + " bytes")
                .hasMessageContaining("at byte " + failure.position());
    }

    @Test
    void countsThePositionFromTheFramesOwnBeginning() {
        byte[] buffer = ("#######{\"messageId\":?}").getBytes(UTF_8);

        MalformedFrameException failure =
                catchThrowableOfType(
                        MalformedFrameException.class,
                        () -> frames.decoder.decode(buffer, 7, buffer.length - 7));

        assertThat(failure.position()).isBetween(13L, 14L);
    }

    @Test
    void reportsThePlaceOfAPayloadThatIsNotBase64() {
        String frame = "{\"messageId\":\"CAUQADAA\",\"payload\":\"????\"}";

        assertThat(frames.failure(frame).position()).isEqualTo(frame.indexOf("\"????"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mary Smith +4420",
                "{\"customer\":Mary Smith}",
                "{\"messageId\":\"CAUQADAA\",\"payload\":\"Mary Smith\"}",
                "{\"messageId\":\"CAUQADAA\",\"key\":\"Mary Smith\",\"payload\":}",
                "{\"messageId\":\"Mary Smith\",\"payload\":\"Mary?\"}",
                "{\"messageId\":\"CAUQADAA\",\"Mary Smith\"}",
                "{\"payload\":\"Mary Smith\"}",
                "{\"messageId\":\"CAUQADAA\",\"payload\":\"\",\"redeliveryCount\":99999999999Mary}"
            })
    void neverShowsTheContentOfTheFrame(String frame) {
        MalformedFrameException failure = frames.failure(frame);

        assertThat(failure.toString()).doesNotContain("Mary", "Smith", "+4420", "customer");
        assertThat(failure.getCause()).isNull();
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not an id", "AAAA", "", "12345", "\\u0000"})
    void keepsAnIdOnlyIfTheServerAcceptsIt(String id) {
        assertThat(frames.failure("{\"messageId\":\"" + id + "\",\"payload\":\"?\"}").messageId())
                .isNull();
    }

    @Test
    void decodesTheNextFrameAfterABrokenOne() throws Exception {
        for (String broken :
                new String[] {
                    "{",
                    "x",
                    "{\"messageId\":\"CAUQADAA\",\"payload\":\"????\"}",
                    PLAIN.substring(0, 40)
                }) {
            assertThat(frames.failure(broken)).isNotNull();
            assertThat(frames.message(FULL).payload()).asString().isEqualTo("{\"x\":1}");
        }
    }

    @Test
    void takesDeeplyNestedUnknownFieldsForMalformedAndDoesNotOverflow() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(
                        frames.failure(
                                "{\"x\":" + deep + ",\"messageId\":\"CAUQADAA\",\"payload\":\"\"}"))
                .isNotNull();
    }
}
