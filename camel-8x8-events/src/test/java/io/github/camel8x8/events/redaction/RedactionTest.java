/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.redaction;

import static io.github.camel8x8.events.event.Events.event;
import static io.github.camel8x8.events.event.Events.interaction;
import static io.github.camel8x8.events.event.Events.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.UnreadableEventException;
import io.github.camel8x8.events.test.traffic.ContactCentre;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The data that redaction removes from events, and the data that it keeps. */
class RedactionTest {

    /** The personal fields of 8x8's samples. */
    private static final Set<String> PERSONAL =
            Set.of(
                    "agentPhone",
                    "agentTreatedPhone",
                    "callingName",
                    "cha",
                    "inboundChannelid",
                    "phoneNum",
                    "remoteCallingName",
                    "remotePhoneNum");

    private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AgentProvChange",
                "AgentStatusChange",
                "AgentStatusChange-2",
                "InteractionAssigned",
                "InteractionCreated",
                "InteractionCreated-2",
                "InteractionDeleted",
                "InteractionDeleted-2",
                "InteractionQueued",
                "InteractionQueued-2",
                "InteractionRejected",
                "LineHoldStatus",
                "RecordingStatus"
            })
    void everySampleKeepsEverythingButItsPersonalData(String name) {
        List<String> before = leaves(sample(name).json());

        List<String> after = leaves(byDefault(Replacement.mask("***")).of(sample(name)).json());

        assertThat(after)
                .isEqualTo(
                        before.stream()
                                .map(
                                        leaf ->
                                                PERSONAL.contains(leaf.split("=")[0])
                                                        ? leaf.split("=")[0] + "=\"***\""
                                                        : leaf)
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "InteractionAssigned, 6298994259",
        "InteractionAssigned, 40375",
        "InteractionCreated-2, 5515557212",
        "InteractionCreated-2, 13125555068",
        "InteractionCreated-2, Andrew",
        "InteractionDeleted, Andrew",
        "InteractionQueued, 447799147855",
        "InteractionQueued, 441733968848"
    })
    void aRedactedSampleContainsNoNumbersAndNames(String name, String personal) {
        assertThat(text(sample(name))).contains(personal);

        for (Replacement replacement :
                List.of(Replacement.mask("-"), Replacement.remove(), Replacement.keyedHash(KEY))) {
            assertThat(text(byDefault(replacement).of(sample(name)))).doesNotContain(personal);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Interaction\":{\"agentPhone\":\"+441234\",\"agentPhone\":null}}",
                "{\"Interaction\":{\"agentPhone\":\"+441234\"},\"Interaction\":1}",
                "{\"Interaction\":{\"agentPhone\":\"+441234\",\"agentPhone\":\"+445678\"}}"
            })
    void valuesHiddenByARepeatedNameAreRedactedToo(String payload) {
        Event redacted = byDefault(Replacement.mask("***")).of(Event.of(payload.getBytes(UTF_8)));

        assertThat(text(redacted)).doesNotContain("+44");
    }

    @Test
    void nothingOfACustomerIsLeftInTheLifeOfAContactCentre() {
        ContactCentre centre =
                new ContactCentre(5, "acme", Instant.parse("2026-03-02T09:00:00Z"), 20);
        Redaction redaction = byDefault(Replacement.mask("***"));

        for (int i = 0; i < 3000; i++) {
            Event event = redaction.of(Event.of(centre.next().message().payload()));

            assertThat(text(event))
                    .doesNotContain("1555555", "Ada Ex", "Björn", "Chloé", "Dan S", "李");
        }
    }

    @Test
    void anEventWithoutPersonalDataIsTheSameOne() {
        Event event = sample("LineHoldStatus");

        assertThat(byDefault(Replacement.mask("***")).of(event)).isSameAs(event);
    }

    @Test
    void whatIsAttachedIsRedactedUnlessItIsKept() {
        Event event = attached("'loyaltyNumber'", "'A-77'", "'tenantSkillName'", "'Sales'");

        assertThat(text(byDefault(Replacement.mask("***")).of(event)))
                .contains("loyaltyNumber", "Sales")
                .doesNotContain("A-77");
        assertThat(text(redaction("", "loyalty*").of(event)))
                .contains("A-77")
                .doesNotContain("Sales");
    }

    @Test
    void aValueThatGoesAwayTakesItsFieldWithIt() {
        Event event = byDefault(Replacement.remove()).of(sample("InteractionAssigned"));

        assertThat(event.getAgentPhone()).isNull();
        assertThat(event.json().at("/Interaction").has("agentPhone")).isFalse();
        assertThat(event.getAttachedData().first("phoneNum")).isNull();
        assertThat(event.getAttachedData().entries()).hasSize(3);
    }

    @Test
    void theSameNumberHasTheSameHashHoweverItIsWritten() {
        Redaction redaction = byDefault(Replacement.keyedHash(KEY));
        Event event =
                redaction.of(
                        interaction(
                                "'agentPhone': 447799147855, 'customerPhone': '447799147855',"
                                        + " 'phoneNumber': '+447799147855', 'otherPhone': 1"));

        assertThat(event.text("agentPhone"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(event.text("customerPhone"))
                .isEqualTo(event.text("phoneNumber"))
                .isNotEqualTo(event.text("otherPhone"));
    }

    @Test
    void anotherKeyGivesAnotherHash() {
        byte[] other = "fedcba9876543210".getBytes(UTF_8);

        assertThat(Replacement.keyedHash(KEY).of("447799147855"))
                .isNotEqualTo(Replacement.keyedHash(other).of("447799147855"));
    }

    /** RFC 4231, test case 1, truncated to 128 bits. */
    @Test
    void theHashIsThatOfTheStandard() {
        byte[] key = new byte[20];
        Arrays.fill(key, (byte) 0x0b);

        assertThat(Replacement.keyedHash(key).of("Hi There"))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b");
    }

    @Test
    void aShortKeyIsRejectedWithoutBeingShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Replacement.keyedHash("short".getBytes(UTF_8)))
                .withMessage("The key has 5 bytes; a keyed hash needs 16 at least");
    }

    @Test
    void fieldsAreNamedAtAnyDepthInAnyCase() {
        Event event =
                interaction("'extra': {'deep': [{'CustomerEMail': 'a@example.com', 'x': 1}]}");

        assertThat(text(byDefault(Replacement.mask("***")).of(event)))
                .isEqualTo(
                        text(interaction("'extra': {'deep': [{'CustomerEMail': '***', 'x': 1}]}"))
                                .replace(" ", ""));
    }

    @Test
    void aJsonPointerNamesOnePlace() {
        Event event = interaction("'id': 'a', 'list': ['b', 'c'], 'deep': {'id': 'd'}");

        assertThat(text(redaction("/Interaction/id", "*").of(event)))
                .isEqualTo(compact("'id': '***', 'list': ['b', 'c'], 'deep': {'id': 'd'}"));
        assertThat(text(redaction("/Interaction/list/1", "*").of(event)))
                .isEqualTo(compact("'id': 'a', 'list': ['b', '***'], 'deep': {'id': 'd'}"));
        assertThat(redaction("/Interaction/none/of/these", "*").of(event)).isSameAs(event);
    }

    @Test
    void anObjectOrArrayIsRedactedInAllItsParts() {
        Event event = interaction("'address': {'street': 'S', 'lines': ['L', 7, null]}");

        assertThat(text(byDefault(Replacement.mask("***")).of(event)))
                .isEqualTo(compact("'address': {'street': '***', 'lines': ['***', '***', null]}"));
    }

    @Test
    void whatIsNotRedactedKeepsEveryDigitAndItsPlace() {
        Event event =
                interaction(
                        "'z': 18446744073709551617.10, 'agentPhone': 1, 'a': 1.0, 'n': null,"
                                + " 'b': true");

        assertThat(text(byDefault(Replacement.mask("***")).of(event)))
                .isEqualTo(
                        compact(
                                "'z': 18446744073709551617.10, 'agentPhone': '***', 'a': 1.0,"
                                        + " 'n': null, 'b': true"));
    }

    @Test
    void textThatIsInvalidUnicodeStays() {
        Event event = interaction("'agentPhone': 1, 'event': '\\ud800'");

        assertThat(byDefault(Replacement.mask("***")).of(event).getType()).isEqualTo("\ud800");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not JSON", "{'Interaction': {'agentPhone': 1", ""})
    void aPayloadThatIsNotJsonIsRejected(String payload) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> byDefault(Replacement.mask("***")).of(event(payload)));
    }

    private static Redaction byDefault(Replacement replacement) {
        return new Redaction(
                Redaction.DEFAULT_FIELDS, Redaction.DEFAULT_KEPT_ATTACHED_DATA, replacement);
    }

    private static Redaction redaction(String field, String kept) {
        return new Redaction(List.of(field), List.of(kept), Replacement.mask("***"));
    }

    private static Event attached(String key, String value, String other, String otherValue) {
        String datum = "{'attachedDataKey': %s, 'attachedDataValue': %s}";
        return interaction(
                "'attachedData': {'attachedDatum': [%s, %s]}"
                        .formatted(
                                datum.formatted(key, value), datum.formatted(other, otherValue)));
    }

    private static String compact(String fields) {
        return text(interaction(fields)).replace(" ", "");
    }

    private static String text(Event event) {
        return new String(event.bytes(), UTF_8);
    }

    /** Every scalar, with the name of its field or the key of its attached data entry. */
    private static List<String> leaves(JsonNode node) {
        List<String> leaves = new ArrayList<>();
        node.properties()
                .forEach(
                        field -> {
                            String name =
                                    field.getKey().equals("attachedDataValue")
                                            ? node.get("attachedDataKey").asText()
                                            : field.getKey();
                            if (field.getValue().isValueNode()) {
                                leaves.add(name + "=" + field.getValue());
                            } else if (field.getValue().isObject()) {
                                leaves.addAll(leaves(field.getValue()));
                            } else {
                                field.getValue().forEach(each -> leaves.addAll(leaves(each)));
                            }
                        });
        return leaves;
    }
}
