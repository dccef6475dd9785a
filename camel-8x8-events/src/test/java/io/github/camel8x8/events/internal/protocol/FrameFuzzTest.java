/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camel8x8.events.event.Events;
import io.github.camel8x8.events.fuzz.FuzzRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Properties of a frame of any bytes; see {@link FuzzRun} for longer runs. */
class FrameFuzzTest {

    /** Rejects repeated fields: the decoder uses the last one, which a tree cannot show. */
    private static final ObjectReader TREE =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                                    .build())
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .reader();

    private final FrameDecoder decoder = new FrameDecoder();

    static List<byte[]> frames() {
        List<byte[]> frames = new ArrayList<>();
        for (String sample :
                List.of("InteractionQueued-2", "AgentStatusChange", "RecordingStatus")) {
            String payload = Base64.getEncoder().encodeToString(Events.sample(sample).bytes());
            frames.add(
                    ("{\"messageId\":\"CAUQATAA\",\"payload\":\""
                                    + payload
                                    + "\",\"properties\":{},\"publishTime\":\"2026-11-24T06:23:41.533Z\","
                                    + "\"redeliveryCount\":0}")
                            .getBytes(UTF_8));
        }
        for (String frame :
                List.of(
                        "{\"messageId\":\"CAUQADAA\",\"payload\":\"cGxhaW4=\",\"properties\":{},"
                                + "\"publishTime\":\"2026-11-24T06:23:41.533Z\",\"redeliveryCount\":0}",
                        "{\"messageId\":\"CAUQATAA\",\"payload\":\"eyJ4IjoxfQ==\","
                                + "\"properties\":{\"a\":\"1\",\"k é\":\"v\\\"q\",\"CamelHttpUri\":\"x\"},"
                                + "\"publishTime\":\"2026-11-24T06:23:41.548-05:00\","
                                + "\"redeliveryCount\":3,\"eventTime\":\"2026-01-02T03:04:05.678Z\","
                                + "\"key\":\"key-1\",\"encryptionContext\":{\"keys\":{},\"n\":[1.5]}}",
                        "{\"endOfTopic\":false}")) {
            frames.add(frame.getBytes(UTF_8));
        }
        return frames;
    }

    @Test
    void anyBytesGiveTheFrameThatATreeShowsOrTheOneException() {
        FuzzRun.of("frames", frames(), 100_000, this::check);
    }

    private void check(byte[] bytes) {
        JsonNode tree = FuzzRun.isUtf8(bytes) ? tree(bytes) : null;
        ServerFrame frame;
        try {
            frame = decoder.decode(bytes, 0, bytes.length);
        } catch (MalformedFrameException e) {
            check(e.size() == bytes.length, "its size");
            check(e.position() >= -1 && e.position() <= bytes.length, "its position");
            if (tree != null) {
                check(!isFrame(tree), "refused, but a frame: " + e.getMessage());
                assertSame(e.messageId(), idIn(tree));
            }
            return;
        }
        if (tree == null) {
            return; // a repeated field, which the tree rejects, or not UTF-8
        }
        check(isFrame(tree), "taken, but no frame");
        check(frame instanceof MessageFrame == isMessage(tree), "the kind of frame");
        if (frame instanceof MessageFrame message) {
            assertSame(message.messageId(), text(tree.path("messageId")));
            check(Arrays.equals(message.payload(), payload(tree)), "the payload");
            Map<String, String> properties = properties(tree);
            check(message.properties().keySet().equals(properties.keySet()), "the properties");
            properties.forEach((name, value) -> assertSame(message.properties().get(name), value));
            check(
                    Objects.equals(
                            message.published(), PublishTime.parse(text(tree.path("publishTime")))),
                    "the time");
            assertSame(message.key(), text(tree.path("key")));
            assertSame(message.eventTime(), text(tree.path("eventTime")));
            check(message.redeliveryCount() == count(tree.path("redeliveryCount")), "the count");
        } else if (frame instanceof EndOfTopicFrame answer) {
            check(answer.reached() == tree.path("endOfTopic").booleanValue(), "the answer");
        } else if (frame instanceof ControlFrame control) {
            assertSame(control.type(), text(tree.path("type")));
        }
    }

    /** Much faster than AssertJ here. */
    private static void check(boolean holds, String what) {
        if (!holds) {
            fail(what);
        }
    }

    /** The frame as one JSON value without repeated fields, or null. */
    private static JsonNode tree(byte[] bytes) {
        try {
            return TREE.readTree(bytes);
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    private static boolean isFrame(JsonNode tree) {
        String id = text(tree.path("messageId"));
        return (id == null || MessageFrame.isPossibleId(id))
                && (isMessage(tree) || tree.has("endOfTopic") || text(tree.path("type")) != null);
    }

    private static boolean isMessage(JsonNode tree) {
        return text(tree.path("messageId")) != null && payload(tree) != null;
    }

    private static String idIn(JsonNode tree) {
        String id = text(tree.path("messageId"));
        return id != null && MessageId.isId(id) ? id : null;
    }

    private static byte[] payload(JsonNode tree) {
        try {
            return tree.path("payload").isTextual()
                    ? Base64.getDecoder().decode(tree.path("payload").textValue())
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, String> properties(JsonNode tree) {
        Map<String, String> properties = new LinkedHashMap<>();
        tree.path("properties")
                .properties()
                .forEach(
                        property -> {
                            if (text(property.getValue()) != null) {
                                properties.put(property.getKey(), text(property.getValue()));
                            }
                        });
        return properties;
    }

    private static int count(JsonNode value) {
        return value.isNumber() ? (int) value.doubleValue() : 0;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /** A number may be written in several ways. */
    private static void assertSame(String actual, String expected) {
        if (Objects.equals(actual, expected)) {
            return;
        }
        if (actual == null || expected == null) {
            assertThat(actual).isEqualTo(expected);
        } else {
            assertThat(new BigDecimal(actual)).isEqualByComparingTo(new BigDecimal(expected));
        }
    }

    /** The fields before the damage are still read, so the credit can be returned. */
    @Test
    void aFrameDamagedAfterItsIdStillHasTheId() {
        byte[] frame = frames().get(0);
        int afterId = "{\"messageId\":\"CAUQATAA\",".length();
        List<byte[]> rests =
                frames().stream()
                        .map(
                                other ->
                                        Arrays.copyOfRange(
                                                other,
                                                Math.min(afterId, other.length),
                                                other.length))
                        .toList();
        byte[] head = Arrays.copyOf(frame, afterId);

        FuzzRun.of(
                "frames after their id",
                rests,
                40_000,
                rest -> {
                    byte[] bytes = Arrays.copyOf(head, head.length + rest.length);
                    System.arraycopy(rest, 0, bytes, head.length, rest.length);
                    try {
                        decoder.decode(bytes, 0, bytes.length);
                    } catch (MalformedFrameException e) {
                        String text = new String(rest, UTF_8);
                        // The last of a repeated id counts, and it may be invalid.
                        if (!text.contains("messageId") && !text.contains("\\u")) {
                            assertThat(e.messageId()).isEqualTo("CAUQATAA");
                        }
                    }
                });
    }
}
