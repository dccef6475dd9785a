/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.callrecords;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.test.traffic.TimedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened in the contact center, by its own clock: the time from each event of a call to the
 * next belongs to the former. It uses none of the code under test.
 */
record Truth(
        long waiting,
        long ringing,
        long talking,
        long onHold,
        long wrapUp,
        String agents,
        int transfers,
        String outcome) {

    private record Step(Instant at, String type, JsonNode fields) {}

    /** The calls that ended, by their GUID. */
    static Map<String, Truth> of(List<TimedEvent> events) {
        Map<String, List<Step>> calls = new LinkedHashMap<>();
        for (TimedEvent event : events) {
            JsonNode fields = read(event).path("Interaction");
            if (!fields.isMissingNode()) {
                calls.computeIfAbsent(
                                fields.get("interactionGUID").asText(), guid -> new ArrayList<>())
                        .add(
                                new Step(
                                        event.at().truncatedTo(ChronoUnit.SECONDS),
                                        fields.get("event").asText(),
                                        fields));
            }
        }
        Map<String, Truth> truth = new TreeMap<>();
        calls.forEach(
                (guid, steps) -> {
                    if (steps.get(steps.size() - 1).type().equals("InteractionDeleted")) {
                        truth.put(guid, of(steps, types(steps)));
                    }
                });
        return truth;
    }

    private static Truth of(List<Step> steps, List<String> types) {
        return new Truth(
                spent(steps, "Queued", "Rejected"),
                spent(steps, "Assigned"),
                spent(steps, "Accepted", "CustomerAccepted", "HoldOff"),
                spent(steps, "HoldOn"),
                spent(steps, "PostProcess"),
                String.join(
                        " ",
                        steps.stream()
                                .filter(step -> name(step).equals("Assigned"))
                                .map(step -> step.fields().get("agentId").asText())
                                .distinct()
                                .toList()),
                (int) types.stream().filter("TransferRequest"::equals).count(),
                outcome(types));
    }

    private static String outcome(List<String> types) {
        if (types.contains("TransferRequest")) {
            return "TRANSFERRED";
        }
        if (types.contains("Accepted") || types.contains("CustomerAccepted")) {
            return "ANSWERED";
        }
        return types.contains("Unqueued") ? "ABANDONED" : "NOT_ANSWERED";
    }

    private static long spent(List<Step> steps, String... after) {
        Duration spent = Duration.ZERO;
        for (int i = 1; i < steps.size(); i++) {
            if (List.of(after).contains(name(steps.get(i - 1)))) {
                spent = spent.plus(Duration.between(steps.get(i - 1).at(), steps.get(i).at()));
            }
        }
        return spent.toSeconds();
    }

    private static List<String> types(List<Step> steps) {
        return steps.stream().map(Truth::name).toList();
    }

    private static String name(Step step) {
        return step.type().equals("LineHoldStatus")
                ? step.fields().get("status").asBoolean() ? "HoldOn" : "HoldOff"
                : step.type().replace("Interaction", "");
    }

    private static JsonNode read(TimedEvent event) {
        try {
            return new ObjectMapper().readTree(event.message().payload());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
