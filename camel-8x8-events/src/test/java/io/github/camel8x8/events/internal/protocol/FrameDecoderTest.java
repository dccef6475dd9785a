/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static io.github.camel8x8.events.internal.protocol.FrameFixture.FULL;
import static io.github.camel8x8.events.internal.protocol.FrameFixture.PLAIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the decoder reads from frames as Pulsar sends them, and as it may send them. */
class FrameDecoderTest {

    private final FrameFixture frames = new FrameFixture();

    @Test
    void readsTheFewestFieldsThatPulsarSends() throws Exception {
        MessageFrame message = frames.message(PLAIN);

        assertThat(message.messageId()).isEqualTo("CAUQADAA");
        assertThat(message.payload()).asString().isEqualTo("plain");
        assertThat(message.properties()).isEmpty();
        assertThat(message.published()).isEqualTo("2026-11-24T06:23:41.533Z");
        assertThat(message.redeliveryCount()).isZero();
        assertThat(message.key()).isNull();
        assertThat(message.eventTime()).isNull();
    }

    @Test
    void readsEveryFieldThatPulsarSends() throws Exception {
        MessageFrame message = frames.message(FULL);

        assertThat(message.payload()).asString().isEqualTo("{\"x\":1}");
        assertThat(message.properties())
                .containsExactly(Map.entry("a", "1"), Map.entry("k é", "v\"q"));
        assertThat(message.redeliveryCount()).isEqualTo(3);
        assertThat(message.key()).isEqualTo("key-1");
        assertThat(message.eventTime()).isEqualTo("2026-01-02T03:04:05.678Z");
    }

    @Test
    void readsAnEmptyPayload() throws Exception {
        assertThat(frames.message("{\"messageId\":\"CAUQADAA\",\"payload\":\"\"}").payload())
                .isEmpty();
    }

    @Test
    void readsFieldsInAnyOrder() throws Exception {
        assertThat(
                        frames.message("{\"payload\":\"cGxhaW4=\",\"messageId\":\"CAUQADAA\"}")
                                .messageId())
                .isEqualTo("CAUQADAA");
    }

    @Test
    void readsOnlyItsPartOfTheBuffer() throws Exception {
        byte[] frame = PLAIN.getBytes(UTF_8);
        byte[] buffer = new byte[frame.length + 20];
        Arrays.fill(buffer, (byte) '}');
        System.arraycopy(frame, 0, buffer, 7, frame.length);

        MessageFrame message = (MessageFrame) frames.decoder.decode(buffer, 7, frame.length);

        assertThat(message.payload()).asString().isEqualTo("plain");
    }

    @Test
    void doesNotKeepTheBuffer() throws Exception {
        byte[] buffer = FULL.getBytes(UTF_8);
        MessageFrame message = (MessageFrame) frames.decoder.decode(buffer, 0, buffer.length);

        Arrays.fill(buffer, (byte) '#');

        assertThat(message.payload()).asString().isEqualTo("{\"x\":1}");
        assertThat(message.properties()).containsEntry("a", "1");
    }

    @Test
    void readsEscapesInNamesAndValues() throws Exception {
        MessageFrame message =
                frames.message(
                        "{\"\\u006dessageId\":\"CA\\u0055QADAA\",\"payload\":\"eyJ4Ijox\\u0066Q==\","
                                + "\"key\":\"\\\\ \\/ \\n \\u00e9 \\ud83d\\ude00\","
                                + "\"properties\":{\"t\\tb\":\"\\u20ac\"}}");

        assertThat(message.messageId()).isEqualTo("CAUQADAA");
        assertThat(message.payload()).asString().isEqualTo("{\"x\":1}");
        assertThat(message.key()).isEqualTo("\\ / \n é 😀");
        assertThat(message.properties()).containsExactly(Map.entry("t\tb", "€"));
    }

    @Test
    void readsNonAsciiThatIsNotEscaped() throws Exception {
        assertThat(
                        frames.message(
                                        "{\"messageId\":\"CAUQADAA\",\"payload\":\"\",\"key\":\"日本 Zürich 😀\"}")
                                .key())
                .isEqualTo("日本 Zürich 😀");
    }

    @Test
    void skipsUnknownFieldsHoweverNested() throws Exception {
        MessageFrame message =
                frames.message(
                        "{\"new\":1.5e300,\"messageId\":\"CAUQADAA\","
                                + "\"encryptionContext\":{\"keys\":{\"payload\":\"AAAA\",\"messageId\":[1,{}]}},"
                                + "\"list\":[{\"payload\":\"AAAA\"},[null,true]],\"payload\":\"cGxhaW4=\"}");

        assertThat(message.messageId()).isEqualTo("CAUQADAA");
        assertThat(message.payload()).asString().isEqualTo("plain");
    }

    @Test
    void takesTheLastOfARepeatedField() throws Exception {
        MessageFrame message =
                frames.message(
                        "{\"messageId\":\"CAUQADAA\",\"payload\":\"AAAA\",\"key\":\"first\","
                                + "\"messageId\":\"CAUQATAA\",\"payload\":\"cGxhaW4=\",\"key\":\"last\"}");

        assertThat(message.messageId()).isEqualTo("CAUQATAA");
        assertThat(message.payload()).asString().isEqualTo("plain");
        assertThat(message.key()).isEqualTo("last");
    }

    @Test
    void takesNullAsAbsent() throws Exception {
        MessageFrame message =
                frames.message(
                        "{\"messageId\":\"CAUQADAA\",\"payload\":\"cGxhaW4=\",\"properties\":null,"
                                + "\"publishTime\":null,\"redeliveryCount\":null,\"key\":null,\"eventTime\":null,"
                                + "\"type\":null}");

        assertThat(message.properties()).isEmpty();
        assertThat(message.published()).isNull();
        assertThat(message.redeliveryCount()).isZero();
        assertThat(message.key()).isNull();
        assertThat(message.eventTime()).isNull();
    }

    @Test
    void leavesOutPropertiesThatAreNotText() throws Exception {
        MessageFrame message =
                frames.message(
                        "{\"messageId\":\"CAUQADAA\",\"payload\":\"\",\"properties\":"
                                + "{\"n\":null,\"o\":{\"x\":[1]},\"number\":17,\"last\":\"z\"}}");

        assertThat(message.properties())
                .containsExactly(Map.entry("number", "17"), Map.entry("last", "z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "[{\"a\":\"b\"}]"})
    void takesPropertiesOfAnotherKindAsNone(String properties) throws Exception {
        assertThat(
                        frames.message(
                                        "{\"properties\":"
                                                + properties
                                                + ",\"messageId\":\"CAUQADAA\",\"payload\":\"\"}")
                                .properties())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false"})
    void readsTheAnswerToTheEndOfTopicQuestion(String json, boolean reached) throws Exception {
        assertThat(frames.decode("{\"endOfTopic\":" + json + "}"))
                .isEqualTo(new EndOfTopicFrame(reached));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"true\"", "null", "{}", "[true]", "2147483648", "1e999"})
    void takesAnAnswerThatIsNotTrueForEndNotReached(String json) throws Exception {
        assertThat(frames.decode("{\"endOfTopic\":" + json + "}"))
                .isEqualTo(new EndOfTopicFrame(false));
    }

    @Test
    void keepsAMessageThatCarriesAnEndOfTopicOfAnotherKind() throws Exception {
        assertThat(
                        frames.message(
                                        "{\"key\":\"k\\u0031\",\"endOfTopic\":99999999999999999999,"
                                                + "\"messageId\":\"CAUQADAA\",\"payload\":\"TWFu\"}")
                                .payload())
                .asString()
                .isEqualTo("Man");
    }

    @Test
    void takesAFrameWithATypeForAControlFrame() throws Exception {
        assertThat(frames.decode("{\"type\":\"notice\",\"text\":{\"a\":[]}}"))
                .isEqualTo(new ControlFrame("notice"));
    }

    @Test
    void keepsNothingOfOneFrameForTheNext() throws Exception {
        frames.message(FULL);

        MessageFrame next = frames.message(PLAIN);

        assertThat(next.key()).isNull();
        assertThat(next.properties()).isEmpty();
        assertThat(next.redeliveryCount()).isZero();
    }

    @Test
    void decodesAFrameOfSevenMegabytes() throws Exception {
        byte[] payload = new byte[5 * 1024 * 1024];
        new Random(5).nextBytes(payload);

        MessageFrame message =
                frames.message(
                        "{\"messageId\":\"CAUQADAA\",\"payload\":\""
                                + Base64.getEncoder().encodeToString(payload)
                                + "\"}");

        assertThat(message.payload()).isEqualTo(payload);
    }

    @Test
    void aNumberOfAnyLengthLosesNoEvent() throws MalformedFrameException {
        String digits = "9".repeat(5_000);
        byte[] frame =
                ("{\"messageId\":\"CAUQADAA\",\"payload\":\"\",\"redeliveryCount\":"
                                + digits
                                + ",\"x\":"
                                + digits
                                + "."
                                + digits
                                + "}")
                        .getBytes(StandardCharsets.UTF_8);

        MessageFrame message = (MessageFrame) new FrameDecoder().decode(frame, 0, frame.length);

        assertThat(message.redeliveryCount()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void takesARedeliveryCountOutOfRangeAsTheMaximum() throws Exception {
        assertThat(
                        frames.message(
                                        "{\"messageId\":\"CAUQADAA\",\"payload\":\"\","
                                                + "\"redeliveryCount\":99999999999}")
                                .redeliveryCount())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aMessageFrameDoesNotShowItsPayload() throws Exception {
        assertThat(frames.message(PLAIN)).hasToString("MessageFrame[CAUQADAA, 5 bytes]");
    }

    @Test
    void takesNamesThatCollideInAHashTable() {
        StringBuilder names = new StringBuilder("{\"messageId\":\"CAUQADAA\",\"payload\":\"\"");
        for (int i = 0; i < 20_000; i++) {
            names.append(",\"").append(i % 2 == 0 ? "Aa" : "BB").append(i).append("\":1");
        }
        String frame = names.append('}').toString();

        assertThatCode(() -> frames.message(frame)).doesNotThrowAnyException();
    }
}
