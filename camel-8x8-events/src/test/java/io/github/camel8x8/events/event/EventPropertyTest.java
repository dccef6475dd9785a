/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Size;

/** Properties of every payload. */
class EventPropertyTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Property
    void anyBytesAreAnEventThatKeepsThem(@ForAll @Size(max = 200) byte[] payload) {
        Event event = Event.of(payload.clone());

        event.toString();
        event.getEventTime();
        assertThat(event.bytes()).isEqualTo(payload);
    }

    @Property
    void anEventThatWasDamagedOnTheWayNeverThrows(
            @ForAll("sampleNames") String name, @ForAll int place, @ForAll byte value) {
        byte[] payload = Events.sample(name).bytes();
        payload[Math.floorMod(place, payload.length)] = value;
        Event event = Event.of(payload);

        event.toString();
        event.getEventTime();
        event.getAttachedData();
        event.getParticipatingAgents();
    }

    @Property
    void aNumberKeepsEveryDigit(
            @ForAll @BigRange(min = "0", max = "1000000000000000000000000000000")
                    BigInteger number) {
        Event event = Events.interaction("'queueId': " + number + ", 'cha': " + number);

        assertThat(event.getQueueId()).isEqualTo(number.toString());
        assertThat(event.text("cha")).isEqualTo(number.toString());
    }

    @Property
    void aTextIsReadAsItWasWritten(@ForAll("texts") String text) throws IOException {
        byte[] payload =
                JACKSON.writeValueAsBytes(
                        Map.of("Interaction", Map.of("event", text, "note", text)));
        Event event = Event.of(payload);

        assertThat(event.text("note")).isEqualTo(text);
        assertThat(event.getType()).isEqualTo(text.isEmpty() ? "Interaction" : text);
    }

    /** The fast path and the tree return the same values. */
    @Property
    void whatRoutingNeedsIsWhatTheTreeHolds(@ForAll("interactions") ObjectNode fields)
            throws IOException {
        ObjectNode root = JACKSON.createObjectNode().set("Interaction", fields);
        Event event = Event.of(JACKSON.writeValueAsBytes(root));

        assertThat(event.getAgentId()).isEqualTo(event.text("agentId"));
        assertThat(event.getQueueId()).isEqualTo(event.text("queueId"));
        assertThat(event.getCallState()).isEqualTo(event.text("callState"));
        assertThat(event.getInteractionGuid()).isEqualTo(event.text("interactionGUID"));
        assertThat(event.getDirection()).isEqualTo(event.text("direction"));
        assertThat(event.json()).isEqualTo(root);
    }

    @Property
    void jacksonWritesTheSameTree(@ForAll("interactions") ObjectNode fields) throws IOException {
        byte[] written = JACKSON.writeValueAsBytes(fields);

        assertThat(JACKSON.writeValueAsString(Event.of(written)))
                .isEqualTo(new String(written, UTF_8));
    }

    @Provide
    Arbitrary<String> sampleNames() {
        return Arbitraries.of("InteractionQueued-2", "AgentStatusChange", "InteractionAssigned");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMaxLength(50)
                .filter(text -> UTF_8.newEncoder().canEncode(text));
    }

    @Provide
    Arbitrary<ObjectNode> interactions() {
        Arbitrary<String> names =
                Arbitraries.of(
                        "agentId",
                        "queueId",
                        "callState",
                        "interactionGUID",
                        "direction",
                        "event",
                        "other",
                        "msgInfo");
        return Arbitraries.maps(names, values(2))
                .map(fields -> JsonNodeFactory.instance.objectNode().setAll(fields));
    }

    private Arbitrary<JsonNode> values(int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Arbitrary<JsonNode> scalars =
                Arbitraries.oneOf(
                        Arbitraries.integers().map(json::numberNode),
                        Arbitraries.longs()
                                .filter(number -> (int) (long) number != number)
                                .map(json::numberNode),
                        texts().map(json::textNode),
                        Arbitraries.of(true, false).map(json::booleanNode),
                        Arbitraries.just(json.nullNode()));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<JsonNode> arrays =
                values(depth - 1)
                        .list()
                        .ofMaxSize(3)
                        .map(members -> json.arrayNode().addAll(members));
        Arbitrary<JsonNode> objects =
                Arbitraries.maps(Arbitraries.of("agentId", "event", "x"), values(depth - 1))
                        .map(members -> json.objectNode().setAll(members));
        return Arbitraries.oneOf(scalars, arrays, objects);
    }
}
