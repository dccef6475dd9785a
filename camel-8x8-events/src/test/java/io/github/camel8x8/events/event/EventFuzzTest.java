/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camel8x8.events.fuzz.FuzzRun;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Properties of a payload of any bytes; see {@link FuzzRun} for longer runs. */
class EventFuzzTest {

    /**
     * A separate mapper, so that an incorrect setting of the component's is found. Repeated fields
     * are covered by other tests.
     */
    private static final ObjectReader TREE =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                                    .build())
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build()
                    .reader();

    private static final Pattern LONG_EXPONENT = Pattern.compile("[eE][+-]?\\d{10}");

    private static final List<Method> GETTERS =
            Stream.of(Event.class.getMethods())
                    .filter(method -> method.getName().matches("get[A-Z].*|toString|hashCode|size"))
                    .filter(method -> method.getDeclaringClass() == Event.class)
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .filter(method -> method.getParameterCount() == 0)
                    .toList();

    static List<byte[]> payloads() {
        List<byte[]> payloads = new ArrayList<>();
        for (String sample :
                List.of(
                        "AgentProvChange",
                        "AgentStatusChange-2",
                        "AgentStatusChange",
                        "InteractionAssigned",
                        "InteractionCreated",
                        "InteractionDeleted",
                        "InteractionQueued-2",
                        "InteractionRejected",
                        "LineHoldStatus",
                        "RecordingStatus")) {
            payloads.add(Events.sample(sample).bytes());
        }
        payloads.add("{\"eventType\":\"X\",\"agentId\":\"a\",\"queueId\":5}".getBytes(UTF_8));
        return payloads;
    }

    @Test
    void routingReadsOfAnyBytesWhatATreeShows() {
        FuzzRun.of("summaries", payloads(), 60_000, EventFuzzTest::checkSummary);
    }

    @Test
    void noAccessorThrowsForAnyBytes() {
        assertThat(GETTERS).hasSizeGreaterThan(25);

        FuzzRun.of("events", payloads(), 6_000, EventFuzzTest::checkAccessors);
    }

    private static void checkAccessors(byte[] payload) throws Exception {
        byte[] kept = payload.clone();
        Event event = Event.of(payload);
        for (Method getter : GETTERS) {
            getter.invoke(event);
        }
        event.flag("status");
        event.text("cha");
        assertThat(Arrays.equals(event.bytes(), kept)).isTrue();
        try {
            event.as(Map.class);
            event.json();
        } catch (UnreadableEventException e) {
            assertThat(e).hasNoCause();
        }
    }

    private static void checkSummary(byte[] payload) {
        Event event = Event.of(payload);
        JsonNode root;
        try {
            root = TREE.readTree(payload);
        } catch (IOException | NumberFormatException e) {
            // Jackson's versions differ in which malformed UTF-8 they reject.
            if (FuzzRun.isUtf8(payload) && !readable(event) && !hasLongExponent(payload)) {
                assertThat(event.getFamily()).isNull();
                assertThat(event.getType()).isNull();
                assertThat(event.getAgentId()).isNull();
            }
            return;
        }
        if (!FuzzRun.isUtf8(payload)) {
            return;
        }
        Expected expected = Expected.of(root.isObject() ? root : MissingNode.getInstance());
        assertSame(event.getFamily(), expected.family());
        assertSame(event.getType(), expected.type());
        JsonNode fields = expected.fields();
        assertSame(event.getInteractionGuid(), text(fields, "interactionGUID"));
        assertSame(event.getAgentId(), text(fields, "agentId"));
        assertSame(event.getQueueId(), text(fields, "queueId"));
        assertSame(event.getCallState(), text(fields, "callState"));
        assertSame(event.getDirection(), text(fields, "direction"));
        String mediaType = text(fields, "mediaType");
        if (mediaType != null && !mediaType.isEmpty()) {
            assertSame(event.getMediaType(), mediaType);
        }
    }

    /** The fast path does not parse such a number, unlike the tree, and so accepts it. */
    private static boolean hasLongExponent(byte[] payload) {
        return LONG_EXPONENT.matcher(new String(payload, ISO_8859_1)).find();
    }

    /** A payload with a repeated field is still one JSON value. */
    private static boolean readable(Event event) {
        try {
            return event.json() != null;
        } catch (UnreadableEventException e) {
            return false;
        }
    }

    /** The rules of {@link Event#getFamily} and {@link Event#getType}, applied to a tree. */
    private record Expected(String family, String type, JsonNode fields) {

        static Expected of(JsonNode root) {
            String flatType =
                    Stream.of("eventType", "event")
                            .map(name -> text(root, name))
                            .filter(text -> text != null && !text.isEmpty())
                            .findFirst()
                            .orElse(null);
            if (flatType != null) {
                return new Expected(null, flatType, root);
            }
            String family = null;
            for (Map.Entry<String, JsonNode> field : root.properties()) {
                if (field.getValue().isObject()) {
                    family = field.getKey();
                    break;
                }
            }
            if (family == null && root.size() == 1) {
                family = root.fieldNames().next();
            }
            if (family == null) {
                return new Expected(null, null, root);
            }
            JsonNode fields = root.path(family);
            String inner = text(fields, "event");
            boolean named = inner != null && !inner.isEmpty();
            return new Expected(
                    family, named && !family.equals("AgentStatusChange") ? inner : family, fields);
        }
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
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
}
