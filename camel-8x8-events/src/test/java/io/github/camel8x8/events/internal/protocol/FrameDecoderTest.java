/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {

    /** As Pulsar 4.0.8 sends it. */
    private static final String PLAIN =
            "{\"messageId\":\"CAUQADAA\",\"payload\":\"cGxhaW4=\",\"properties\":{},"
                    + "\"publishTime\":\"2026-11-24T06:23:41.533Z\",\"redeliveryCount\":0}";

    private static final String FULL =
            "{\"messageId\":\"CAUQATAA\",\"payload\":\"eyJ4IjoxfQ==\","
                    + "\"properties\":{\"a\":\"1\",\"k é\":\"v\\\"q\"},"
                    + "\"publishTime\":\"2026-11-24T06:23:41.548Z\",\"redeliveryCount\":3,"
                    + "\"eventTime\":\"2026-01-02T03:04:05.678Z\",\"key\":\"key-1\"}";

    private final FrameDecoder decoder = new FrameDecoder();

    @Test
    void readsTheFewestFieldsThatPulsarSends() throws Exception {
        MessageFrame message = message(PLAIN);

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
        MessageFrame message = message(FULL);

        assertThat(message.payload()).asString().isEqualTo("{\"x\":1}");
        assertThat(message.properties())
                .containsExactly(Map.entry("a", "1"), Map.entry("k é", "v\"q"));
        assertThat(message.redeliveryCount()).isEqualTo(3);
        assertThat(message.key()).isEqualTo("key-1");
        assertThat(message.eventTime()).isEqualTo("2026-01-02T03:04:05.678Z");
    }

    @Test
    void readsAnEmptyPayload() throws Exception {
        assertThat(message("{\"messageId\":\"CAUQADAA\",\"payload\":\"\"}").payload()).isEmpty();
    }

    @Test
    void readsFieldsInAnyOrder() throws Exception {
        assertThat(message("{\"payload\":\"cGxhaW4=\",\"messageId\":\"CAUQADAA\"}").messageId())
                .isEqualTo("CAUQADAA");
    }

    @Test
    void readsOnlyItsPartOfTheBuffer() throws Exception {
        byte[] frame = PLAIN.getBytes(UTF_8);
        byte[] buffer = new byte[frame.length + 20];
        Arrays.fill(buffer, (byte) '}');
        System.arraycopy(frame, 0, buffer, 7, frame.length);

        MessageFrame message = (MessageFrame) decoder.decode(buffer, 7, frame.length);

        assertThat(message.payload()).asString().isEqualTo("plain");
    }

    @Test
    void doesNotKeepTheBuffer() throws Exception {
        byte[] buffer = FULL.getBytes(UTF_8);
        MessageFrame message = (MessageFrame) decoder.decode(buffer, 0, buffer.length);

        Arrays.fill(buffer, (byte) '#');

        assertThat(message.payload()).asString().isEqualTo("{\"x\":1}");
        assertThat(message.properties()).containsEntry("a", "1");
    }

    @Test
    void readsEscapesInNamesAndValues() throws Exception {
        MessageFrame message =
                message(
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
                        message(
                                        "{\"messageId\":\"CAUQADAA\",\"payload\":\"\",\"key\":\"日本 Zürich 😀\"}")
                                .key())
                .isEqualTo("日本 Zürich 😀");
    }

    @Test
    void skipsUnknownFieldsHoweverNested() throws Exception {
        MessageFrame message =
                message(
                        "{\"new\":1.5e300,\"messageId\":\"CAUQADAA\","
                                + "\"encryptionContext\":{\"keys\":{\"payload\":\"AAAA\",\"messageId\":[1,{}]}},"
                                + "\"list\":[{\"payload\":\"AAAA\"},[null,true]],\"payload\":\"cGxhaW4=\"}");

        assertThat(message.messageId()).isEqualTo("CAUQADAA");
        assertThat(message.payload()).asString().isEqualTo("plain");
    }

    @Test
    void takesTheLastOfARepeatedField() throws Exception {
        MessageFrame message =
                message(
                        "{\"messageId\":\"CAUQADAA\",\"payload\":\"AAAA\",\"key\":\"first\","
                                + "\"messageId\":\"CAUQATAA\",\"payload\":\"cGxhaW4=\",\"key\":\"last\"}");

        assertThat(message.messageId()).isEqualTo("CAUQATAA");
        assertThat(message.payload()).asString().isEqualTo("plain");
        assertThat(message.key()).isEqualTo("last");
    }

    @Test
    void takesNullAsAbsent() throws Exception {
        MessageFrame message =
                message(
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
                message(
                        "{\"messageId\":\"CAUQADAA\",\"payload\":\"\",\"properties\":"
                                + "{\"n\":null,\"o\":{\"x\":[1]},\"number\":17,\"last\":\"z\"}}");

        assertThat(message.properties())
                .containsExactly(Map.entry("number", "17"), Map.entry("last", "z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "[{\"a\":\"b\"}]"})
    void takesPropertiesOfAnotherKindAsNone(String properties) throws Exception {
        assertThat(
                        message(
                                        "{\"properties\":"
                                                + properties
                                                + ",\"messageId\":\"CAUQADAA\",\"payload\":\"\"}")
                                .properties())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false"})
    void readsTheAnswerToTheEndOfTopicQuestion(String json, boolean reached) throws Exception {
        assertThat(decode("{\"endOfTopic\":" + json + "}")).isEqualTo(new EndOfTopicFrame(reached));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"true\"", "null", "{}", "[true]", "2147483648", "1e999"})
    void takesAnAnswerThatIsNotTrueForEndNotReached(String json) throws Exception {
        assertThat(decode("{\"endOfTopic\":" + json + "}")).isEqualTo(new EndOfTopicFrame(false));
    }

    @Test
    void keepsAMessageThatCarriesAnEndOfTopicOfAnotherKind() throws Exception {
        assertThat(
                        message(
                                        "{\"key\":\"k\\u0031\",\"endOfTopic\":99999999999999999999,"
                                                + "\"messageId\":\"CAUQADAA\",\"payload\":\"TWFu\"}")
                                .payload())
                .asString()
                .isEqualTo("Man");
    }

    @Test
    void takesAFrameWithATypeForAControlFrame() throws Exception {
        assertThat(decode("{\"type\":\"notice\",\"text\":{\"a\":[]}}"))
                .isEqualTo(new ControlFrame("notice"));
    }

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
        assertThat(failure(frame)).hasMessageContaining("it is not ");
    }

    @Test
    void rejectsTwoObjects() {
        assertThat(failure(PLAIN + PLAIN)).hasMessageContaining("more than one JSON object");
    }

    @Test
    void rejectsGarbageAfterTheObject() {
        assertThat(failure(PLAIN + "x")).hasMessageContaining("it is not JSON");
    }

    @Test
    void rejectsAMessageWithoutAnId() {
        MalformedFrameException failure = failure("{\"payload\":\"cGxhaW4=\"}");

        assertThat(failure).hasMessageContaining("it has no messageId");
        assertThat(failure.messageId()).isNull();
        assertThat(failure.position()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "{}", "[\"AAAA\"]"})
    void rejectsAMessageWhosePayloadIsNotText(String payload) {
        MalformedFrameException failure =
                failure("{\"payload\":" + payload + ",\"messageId\":\"CAUQADAA\"}");

        assertThat(failure).hasMessageContaining("it has no payload");
        assertThat(failure.messageId()).isEqualTo("CAUQADAA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!!", "AAA=A", "A", "AA-_", "AA AA", "AAAA\\n", "ÄÄÄÄ", "AAAA===="})
    void rejectsAPayloadThatIsNotBase64(String payload) {
        MalformedFrameException failure =
                failure("{\"messageId\":\"CAUQADAA\",\"payload\":\"" + payload + "\"}");

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
                            MalformedFrameException.class, () -> decoder.decode(whole, 0, cut));

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
                                () -> decoder.decode(frame, 0, frame.length)))
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
                decoder.decode(frame, 0, frame.length);
            } catch (MalformedFrameException expected) {
                assertThat(expected.size()).isEqualTo(frame.length);
            }
        }
    }

    @Test
    void reportsWhereDecodingStopped() {
        int broken = PLAIN.indexOf("\"properties\":{}") + "\"properties\":".length();
        String frame = PLAIN.substring(0, broken) + "?" + PLAIN.substring(broken + 1);

        MalformedFrameException failure = failure(frame);

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
                        () -> decoder.decode(buffer, 7, buffer.length - 7));

        assertThat(failure.position()).isBetween(13L, 14L);
    }

    @Test
    void reportsThePlaceOfAPayloadThatIsNotBase64() {
        String frame = "{\"messageId\":\"CAUQADAA\",\"payload\":\"????\"}";

        assertThat(failure(frame).position()).isEqualTo(frame.indexOf("\"????"));
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
        MalformedFrameException failure = failure(frame);

        assertThat(failure.toString()).doesNotContain("Mary", "Smith", "+4420", "customer");
        assertThat(failure.getCause()).isNull();
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not an id", "AAAA", "", "12345", "\\u0000"})
    void keepsAnIdOnlyIfTheServerAcceptsIt(String id) {
        assertThat(failure("{\"messageId\":\"" + id + "\",\"payload\":\"?\"}").messageId())
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
            assertThat(failure(broken)).isNotNull();
            assertThat(message(FULL).payload()).asString().isEqualTo("{\"x\":1}");
        }
    }

    @Test
    void keepsNothingOfOneFrameForTheNext() throws Exception {
        message(FULL);

        MessageFrame next = message(PLAIN);

        assertThat(next.key()).isNull();
        assertThat(next.properties()).isEmpty();
        assertThat(next.redeliveryCount()).isZero();
    }

    @Test
    void decodesAFrameOfSevenMegabytes() throws Exception {
        byte[] payload = new byte[5 * 1024 * 1024];
        new Random(5).nextBytes(payload);

        MessageFrame message =
                message(
                        "{\"messageId\":\"CAUQADAA\",\"payload\":\""
                                + Base64.getEncoder().encodeToString(payload)
                                + "\"}");

        assertThat(message.payload()).isEqualTo(payload);
    }

    @Test
    void takesDeeplyNestedUnknownFieldsForMalformedAndDoesNotOverflow() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(failure("{\"x\":" + deep + ",\"messageId\":\"CAUQADAA\",\"payload\":\"\"}"))
                .isNotNull();
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
                        message(
                                        "{\"messageId\":\"CAUQADAA\",\"payload\":\"\","
                                                + "\"redeliveryCount\":99999999999}")
                                .redeliveryCount())
                .isEqualTo(Integer.MAX_VALUE);
    }

    /** The payload, the frame, its texts, and two buffers of 48 bytes until JIT removes them. */
    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 40_000})
    void allocatesThePayloadTheFrameAndItsTextsAndNothingElse(int size) throws Exception {
        assertThat(allocatedPerDecode(frame(PLAIN, size))).isBetween((long) size, size + 350L);
    }

    /**
     * Frames that only Jackson reads. Measured: 1.1 KB more than the payload, whatever its size.
     */
    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 40_000})
    void allocatesLittleMoreThanThePayloadAlsoOfAFrameThatIsWrittenOtherwise(int size)
            throws Exception {
        byte[] frame = frame(PLAIN.replace("messageId", "\\u006dessageId"), size);

        assertThat(allocatedPerDecode(frame)).isBetween((long) size, size + 1_300L);
    }

    private static byte[] frame(String pattern, int size) {
        byte[] payload = new byte[size];
        new Random(1).nextBytes(payload);
        return pattern.replace("cGxhaW4=", Base64.getEncoder().encodeToString(payload))
                .getBytes(UTF_8);
    }

    private long allocatedPerDecode(byte[] frame) throws MalformedFrameException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int rounds = 3_000;
        long allocated = 0;
        for (int warming = 0; warming < 3; warming++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < rounds; i++) {
                decoder.decode(frame, 0, frame.length);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        return allocated / rounds;
    }

    @Test
    void aMessageFrameDoesNotShowItsPayload() throws Exception {
        assertThat(message(PLAIN)).hasToString("MessageFrame[CAUQADAA, 5 bytes]");
    }

    @Test
    void takesNamesThatCollideInAHashTable() {
        StringBuilder names = new StringBuilder("{\"messageId\":\"CAUQADAA\",\"payload\":\"\"");
        for (int i = 0; i < 20_000; i++) {
            names.append(",\"").append(i % 2 == 0 ? "Aa" : "BB").append(i).append("\":1");
        }
        String frame = names.append('}').toString();

        assertThatCode(() -> message(frame)).doesNotThrowAnyException();
    }

    private MessageFrame message(String json) throws MalformedFrameException {
        return (MessageFrame) decode(json);
    }

    private ServerFrame decode(String json) throws MalformedFrameException {
        byte[] bytes = json.getBytes(UTF_8);
        return decoder.decode(bytes, 0, bytes.length);
    }

    private MalformedFrameException failure(String json) {
        return catchThrowableOfType(MalformedFrameException.class, () -> decode(json));
    }
}
