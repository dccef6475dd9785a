/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that only a malicious sender would send. */
class HostileFrameTest {

    private static final String ID = "\"messageId\":\"CAUQADAA\"";

    private final FrameDecoder decoder = new FrameDecoder();

    @Property(tries = 5_000)
    void anyBytesAreAFrameOrTheOneException(@ForAll @Size(max = 300) byte[] bytes) {
        try {
            assertThat(decoder.decode(bytes, 0, bytes.length)).isNotNull();
        } catch (MalformedFrameException e) {
            assertThat(e.size()).isEqualTo(bytes.length);
        }
    }

    @Property
    void anyPayloadComesOutAsItWentIn(@ForAll @Size(max = 300) byte[] payload)
            throws MalformedFrameException {
        String text = Base64.getEncoder().encodeToString(payload);

        assertThat(message("{" + ID + ",\"payload\":\"" + text + "\"}").payload())
                .isEqualTo(payload);
    }

    @Property
    void aFrameCutAnywhereAfterItsIdStillHasTheId(
            @ForAll @IntRange(min = 23, max = 60) int length) {
        String frame = "{" + ID + ",\"payload\":\"eyJ4IjoxfQ==\",\"properties\":{}}";

        MalformedFrameException failure =
                failure(frame.substring(0, Math.min(length, frame.length() - 1)));

        assertThat(failure.messageId()).isEqualTo("CAUQADAA");
    }

    // ---- base64

    @ParameterizedTest
    @CsvSource({
        "TWFu, Man",
        "TWE=, Ma",
        "TQ==, M",
        "TWE, Ma", // padding left out
        "TQ, M",
        "T\\u0057Fu, Man", // written with an escape
        "Pz8\\/, ???"
    })
    void base64IsTakenWithOrWithoutPaddingAndEscapes(String text, String payload)
            throws MalformedFrameException {
        assertThat(message("{" + ID + ",\"payload\":\"" + text + "\"}").payload())
                .asString(ISO_8859_1)
                .isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pz8_", // from the URL alphabet
                "TWFu\\r\\nTWFu", // with line breaks, as in MIME
                "TWFu TWFu",
                "T",
                "TWE==",
                "TQ=",
                "=TWE",
                "TW=u",
                "TWFu=",
                "TWFu\\u0000"
            })
    void otherVariantsOfBase64AreRejectedAndTheIdIsReported(String text) {
        String payload = "\"payload\":\"" + text + "\"";

        assertThat(failure("{" + ID + "," + payload + "}").messageId()).isEqualTo("CAUQADAA");
        assertThat(failure("{" + payload + "," + ID + "}").messageId())
                .as("also if the id comes after it")
                .isEqualTo("CAUQADAA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAUQ\\r\\nADAA", "\\u001b[31mCAUQADAA", "CAUQADAA\\u202e", "é"})
    void anIdThatIsNotPrintableIsMalformedAndNotShown(String id) {
        MalformedFrameException failure =
                failure("{\"messageId\":\"" + id + "\",\"payload\":\"e30=\"}");

        assertThat(failure)
                .hasMessageContaining("its messageId cannot be one of Pulsar")
                .hasMessageNotContaining("CAUQ");
        assertThat(failure.messageId()).isNull();
    }

    @Test
    void anIdWithoutEndIsMalformedAndNotShown() {
        String id = "C".repeat(700_000);

        assertThat(failure("{\"messageId\":\"" + id + "\",\"payload\":\"e30=\"}").getMessage())
                .hasSizeLessThan(200);
    }

    @Test
    void aBrokenPayloadIsForgottenIfAValidOneFollows() throws MalformedFrameException {
        assertThat(message("{" + ID + ",\"payload\":\"???\",\"payload\":\"TWFu\"}").payload())
                .asString()
                .isEqualTo("Man");
        assertThat(failure("{" + ID + ",\"payload\":\"TWFu\",\"payload\":\"???\"}"))
                .hasMessageContaining("its payload is not base64");
    }

    // ---- repeated fields

    @Test
    void ofARepeatedPropertyTheLastCounts() throws MalformedFrameException {
        assertThat(
                        message(
                                        "{\"properties\":{\"old\":\"1\"},"
                                                + ID
                                                + ",\"payload\":\"\",\"properties\":{\"a\":\"1\",\"b\":\"2\",\"a\":\"3\"}}")
                                .properties())
                .isEqualTo(Map.of("a", "3", "b", "2"));
    }

    @Test
    void whatHasAnIdAndAPayloadIsAMessageWhateverElseItSays() throws MalformedFrameException {
        assertThat(
                        message(
                                        "{\"type\":\"x\",\"endOfTopic\":true,"
                                                + ID
                                                + ",\"payload\":\"TWFu\"}")
                                .payload())
                .asString()
                .isEqualTo("Man");
    }

    // ---- invalid text

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c3", // cut short
                "\u00a9", // a continuation byte without a first byte
                "\u00c0\u0080", // overlong
                "\u00ed\u00a0\u0080", // a surrogate
                "\u00f4\u0090\u0080\u0080", // beyond Unicode
                "\u00fe",
                "\u00ff"
            })
    void invalidUtf8AnywhereIsAFrameOrTheOneException(String bytes) throws Exception {
        for (String frame :
                new String[] {
                    bytes,
                    "{" + ID + ",\"payload\":\"TWFu" + bytes + "\"}",
                    "{" + ID + ",\"payload\":\"\",\"key\":\"" + bytes + "\"}",
                    "{" + ID + ",\"payload\":\"\",\"properties\":{\"" + bytes + "\":\"\"}}",
                    "{" + ID + ",\"payload\":\"\",\"properties\":{\"a\":\"" + bytes + "\"}}",
                    "{" + ID + ",\"payload\":\"\",\"" + bytes + "\":1}"
                }) {
            byte[] raw = frame.getBytes(ISO_8859_1);
            try {
                decoder.decode(raw, 0, raw.length);
            } catch (MalformedFrameException e) {
                assertThat(e.messageId()).isIn(null, "CAUQADAA");
            }
        }
    }

    // ---- size and depth

    @Test
    void aPayloadOfAMebibyteIsDecoded() throws MalformedFrameException {
        byte[] payload = new byte[1024 * 1024];
        new Random(1).nextBytes(payload);
        String text = Base64.getEncoder().encodeToString(payload);

        assertThat(message("{" + ID + ",\"payload\":\"" + text + "\"}").payload())
                .isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload", "properties", "key", "publishTime", "type", "unknown"})
    void nestingBeyondAllBoundsInAnyFieldIsMalformedAndTheIdIsReported(String field) {
        for (String open : new String[] {"[", "{\"a\":"}) {
            String frame = "{" + ID + ",\"" + field + "\":" + open.repeat(200_000);

            assertThat(failure(frame).messageId()).isEqualTo("CAUQADAA");
        }
    }

    /** Input of any kind that could cost more than its size, one frame of 4 MiB of each. */
    enum Bulk {
        NESTED_ARRAYS("[", ""),
        NESTED_OBJECTS("{\"a\":", ""),
        SIBLINGS_NESTED_TO_THE_BOUND("[".repeat(900) + "]".repeat(900) + ",", ""),
        SIBLINGS("{\"a\":[{}]},", ""),
        ESCAPES("", "\\u0041"),
        NON_ASCII("", "é"),
        LONG_TEXT("", "x"),
        WHITE_SPACE(" ", ""),
        DIGITS("9", ""),
        COMMAS(",", ""),
        BACKSLASHES("", "\\\\"),
        QUOTES("\"", "");

        private static final int SIZE = 4 * 1024 * 1024;

        private final String value;
        private final String text;

        Bulk(String value, String text) {
            this.value = value;
            this.text = text;
        }

        String frame() {
            String head = "{" + ID + ",\"payload\":\"\",";
            return text.isEmpty()
                    ? head + "\"x\":[" + value.repeat(SIZE / value.length())
                    : head + "\"key\":\"" + text.repeat(SIZE / text.length()) + "\"}";
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aFrameCostsTimeAndMemoryByItsSizeOnly(Bulk bulk) {
        assertBounded(bulk.frame().getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"%s\":\"\",",
                "{" + ID + ",\"payload\":\"\",\"properties\":{\"%s\":\"\","
            })
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aHundredThousandFieldsCostTimeAndMemoryByTheirSizeOnly(String pattern) {
        String head = pattern.substring(0, pattern.indexOf("\"%s\""));
        for (String name :
                new String[] {"n%d", "same", "Aa%08dBB", "a name as long as any in use %d"}) {
            StringBuilder frame = new StringBuilder(head);
            IntStream.range(0, 100_000)
                    .forEach(i -> frame.append('"').append(name.formatted(i)).append("\":\"\","));

            assertBounded(frame.append("\"last\":\"\"}}").toString().getBytes(UTF_8));
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void propertiesWhoseHashesCollideCostNoMoreThanOthers() throws MalformedFrameException {
        StringBuilder frame = new StringBuilder("{" + ID + ",\"payload\":\"\",\"properties\":{");
        for (int i = 0; i < 1 << 16; i++) {
            frame.append('"');
            for (int bit = 0; bit < 16; bit++) {
                frame.append((i >> bit & 1) == 0 ? "Aa" : "BB"); // the same hash
            }
            frame.append("\":\"\",");
        }

        assertThat(message(frame.append("\"\":\"\"}}").toString()).properties())
                .hasSize((1 << 16) + 1);
    }

    private void assertBounded(byte[] frame) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            decoder.decode(frame, 0, frame.length);
        } catch (MalformedFrameException e) {
            assertThat(e.getStackTrace()).as("not thrown from deep nesting").hasSizeLessThan(500);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(60L * frame.length + 1_000_000);
    }

    private MessageFrame message(String json) throws MalformedFrameException {
        byte[] bytes = json.getBytes(UTF_8);
        return (MessageFrame) decoder.decode(bytes, 0, bytes.length);
    }

    private MalformedFrameException failure(String json) {
        return catchThrowableOfType(MalformedFrameException.class, () -> message(json));
    }
}
