/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.test.EventStreamServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated contact center. */
class ContactCentreTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    /** One letter for each event type, to write lifecycles as regular expressions. */
    private static final Map<String, String> LETTERS =
            Map.ofEntries(
                    Map.entry("InteractionCreated", "C"),
                    Map.entry("InteractionQueued", "Q"),
                    Map.entry("InteractionAssigned", "A"),
                    Map.entry("InteractionAccepted", "T"),
                    Map.entry("InteractionCustomerAccepted", "O"),
                    Map.entry("InteractionRejected", "R"),
                    Map.entry("InteractionUnqueued", "U"),
                    Map.entry("LineHoldStatus", "H"),
                    Map.entry("InteractionTransferRequest", "X"),
                    Map.entry("GuestChatEnd", "G"),
                    Map.entry("InteractionPostProcess", "P"),
                    Map.entry("InteractionEndPostProcess", "E"),
                    Map.entry("InteractionDeassigned", "D"),
                    Map.entry("InteractionDeleted", "Z"));

    /** The documented lifecycles, and a transfer as two of them in a row. */
    private static final String INBOUND = "CQ(AR)*AT(HH)*(XDQ(AR)*AT(HH)*)?G?PEDZ";

    private static final String OUTBOUND = "CAO(HH)*PEDZ";
    private static final String ABANDONED = "CQUZ";
    private static final String NOT_ANSWERED = "CAZ";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyInteractionFollowsADocumentedLifecycle(long seed) {
        Map<String, String> lives = lives(life(seed, 20_000));

        List<String> ended = lives.values().stream().filter(life -> life.endsWith("Z")).toList();

        assertThat(ended)
                .hasSizeGreaterThan(1500)
                .allMatch(
                        life ->
                                Stream.of(INBOUND, OUTBOUND, ABANDONED, NOT_ANSWERED)
                                        .anyMatch(life::matches))
                .anyMatch(life -> life.matches("CQATPEDZ"))
                .anyMatch(life -> life.contains("HH"))
                .anyMatch(life -> life.contains("R"))
                .anyMatch(life -> life.contains("X"))
                .anyMatch(life -> life.contains("G"))
                .anyMatch(life -> life.matches(OUTBOUND))
                .anyMatch(life -> life.matches(ABANDONED))
                .anyMatch(life -> life.matches(NOT_ANSWERED));
    }

    @Test
    void theSameSeedGivesTheSameEvents() {
        assertThat(texts(life(7, 3000)))
                .isEqualTo(texts(life(7, 3000)))
                .isNotEqualTo(texts(life(8, 3000)));
    }

    @Test
    void timeNeverGoesBack() {
        assertThat(life(1, 5000)).extracting(TimedEvent::at).isSorted();
    }

    @Test
    void anAgentHasOneInteractionAtATime() {
        Map<String, String> busyWith = new HashMap<>();
        for (TimedEvent event : life(4, 20_000)) {
            JsonNode fields = parse(event).path("Interaction");
            String agent = fields.path("agentId").asText();
            String guid = fields.path("interactionGUID").asText();
            switch (fields.path("event").asText()) {
                case "InteractionAssigned" ->
                        assertThat(busyWith.put(agent, guid)).as(agent).isNull();
                case "InteractionRejected", "InteractionDeassigned" -> busyWith.remove(agent);
                case "InteractionDeleted" -> busyWith.values().remove(guid);
                default -> {
                    // no change
                }
            }
        }
    }

    @Test
    void theIrregularFieldFormatsOccur() {
        List<JsonNode> events = life(5, 10_000).stream().map(ContactCentreTest::parse).toList();
        List<JsonNode> interactions =
                events.stream().map(e -> e.path("Interaction")).filter(JsonNode::isObject).toList();

        assertThat(values(interactions, "dispositionCode")).contains("1000", "\"SALE\"");
        assertThat(values(interactions, "inboundChannelid")).contains("\"N/A\"", "13125550168");
        assertThat(values(interactions, "status")).containsExactlyInAnyOrder("true", "false");
        assertThat(values(interactions, "resourceType")).containsExactlyInAnyOrder("0", "2");
        assertThat(interactions).anyMatch(fields -> fields.path("msgInfo").has("sequenceId"));
        assertThat(interactions).anyMatch(fields -> !fields.path("msgInfo").has("sequenceId"));
        assertThat(events.stream().map(event -> event.fieldNames().next()).distinct())
                .containsExactlyInAnyOrder(
                        "Interaction",
                        "AgentStatusChange",
                        "AgentProvChange",
                        "AgentUpdate",
                        "AgentLoginUpdate");
    }

    @Test
    void everyEventSaysWhenItWasSent() {
        assertThat(life(5, 10_000))
                .allSatisfy(
                        event ->
                                assertThat(
                                                fieldsOf(event)
                                                        .path("msgInfo")
                                                        .path("timestamp")
                                                        .asLong())
                                        .isEqualTo(event.at().toEpochMilli()));
    }

    @Test
    void allEventsOfAnInteractionShareTheTimeAtWhichItWasFirstOffered() {
        Map<String, Set<String>> times = new HashMap<>();
        for (TimedEvent event : life(5, 10_000)) {
            JsonNode fields = fieldsOf(event);
            if (fields.has("eventTS")) {
                times.computeIfAbsent(
                                fields.path("interactionGUID").asText(), guid -> new HashSet<>())
                        .add(fields.path("eventTS").toString());
            }
            if (fields.path("event").asText().equals("InteractionCreated")) {
                assertThat(fields.has("eventTS")).isFalse();
            }
        }

        assertThat(times).hasSizeGreaterThan(500);
        assertThat(times.values()).allMatch(shared -> shared.size() == 1);
    }

    @Test
    void theTimeOfAnEventIsCutToTheSecondAndMissingWhereItIsAt8x8() {
        Set<String> with = new TreeSet<>();
        Set<String> without = new TreeSet<>();
        for (TimedEvent event : life(5, 10_000)) {
            JsonNode fields = fieldsOf(event);
            String type = fields.path("event").asText("AgentStatusChange");
            if (fields.has("interactionEventTS")) {
                with.add(type);
                assertThat(fields.path("interactionEventTS").asLong())
                        .isEqualTo(event.at().getEpochSecond());
            } else {
                without.add(type);
            }
        }

        assertThat(without)
                .containsExactlyInAnyOrder(
                        "AgentLoginUpdate",
                        "AgentSkillChanged",
                        "AgentStatusChange",
                        "AgentUpdate",
                        "GuestChatEnd",
                        "InteractionAssigned"); // sometimes, as in 8x8's own sample
        assertThat(with).contains("InteractionAssigned").doesNotContain("GuestChatEnd");
    }

    @Test
    void theJsonTypeOfAnAttachedValueFollowsFromItsText() {
        Set<String> numbers = new HashSet<>();
        for (TimedEvent event : life(5, 10_000)) {
            for (JsonNode datum : fieldsOf(event).path("attachedData").path("attachedDatum")) {
                if (datum.path("attachedDataKey").asText().equals("accountNumber")) {
                    numbers.add(datum.path("attachedDataValue").toString());
                }
            }
        }

        assertThat(numbers)
                .allMatch(number -> number.matches("[1-9]\\d{3}|\"0\\d{3}\""))
                .anyMatch(number -> number.startsWith("\"0"))
                .anyMatch(number -> !number.startsWith("\""));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 5, 50})
    void itHasAboutAsManyEventsASecondAsWereAskedFor(double rate) {
        List<TimedEvent> life = new ArrayList<>();
        ContactCentre centre = new ContactCentre(3, "tenant01", START, rate);
        Instant warm = START.plus(Duration.ofMinutes(15));
        Instant end = warm.plus(Duration.ofHours(1));
        for (TimedEvent e = centre.next(); e.at().isBefore(end); e = centre.next()) {
            if (e.at().isAfter(warm)) {
                life.add(e);
            }
        }

        assertThat(life.size() / 3600.0).isBetween(rate * 0.75, rate * 1.25);
    }

    @Test
    void aTimeWarpLivesAnHourInASecond() {
        try (EventStreamServer stream = EventStreamServer.start();
                Traffic traffic =
                        Traffic.start(
                                stream, new ContactCentre(1, "tenant01", Instant.now(), 1), 3600)) {
            await().until(() -> traffic.published() > 500);

            assertThat(stream.messages("InteractionDeleted")).isNotEmpty();
        }
    }

    @Test
    void anInvalidRateOrWarpIsRejected() {
        assertThatThrownBy(() -> new ContactCentre(1, "t", START, 0))
                .hasMessage("eventsPerSecond is 0.0, must be above 0");
    }

    private static List<TimedEvent> life(long seed, int events) {
        ContactCentre centre = new ContactCentre(seed, "tenant01", START, 5);
        return Stream.generate(centre::next).limit(events).toList();
    }

    private static List<String> texts(List<TimedEvent> life) {
        return life.stream().map(event -> event.at() + event.message().text()).toList();
    }

    private static Map<String, String> lives(List<TimedEvent> life) {
        Map<String, String> lives = new LinkedHashMap<>();
        for (TimedEvent event : life) {
            JsonNode fields = parse(event).path("Interaction");
            if (fields.isObject()) {
                lives.merge(
                        fields.path("interactionGUID").asText(),
                        LETTERS.get(fields.path("event").asText()),
                        String::concat);
            }
        }
        return lives;
    }

    private static List<String> values(List<JsonNode> events, String field) {
        return events.stream()
                .filter(event -> event.has(field))
                .map(event -> event.path(field).toString())
                .distinct()
                .toList();
    }

    private static JsonNode fieldsOf(TimedEvent event) {
        return parse(event).elements().next();
    }

    private static JsonNode parse(TimedEvent event) {
        try {
            return JSON.readTree(event.message().payload());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
