/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.event.Event;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallsTest {

    private static final int EVENTS_OF_A_CALL = 6;

    @Test
    void thereAreAsManyEventsAsRequested() {
        assertThat(Calls.events(0)).isEmpty();
        assertThat(Calls.events(1001)).hasSize(1001);
    }

    @Test
    void aHundredCallsAreActiveAtTheSameTime() {
        List<String> interactions =
                events(Calls.ACTIVE * EVENTS_OF_A_CALL).stream()
                        .map(Event::getInteractionGuid)
                        .toList();

        assertThat(interactions.subList(0, Calls.ACTIVE)).doesNotHaveDuplicates();
        assertThat(interactions.subList(Calls.ACTIVE, 2 * Calls.ACTIVE))
                .isEqualTo(interactions.subList(0, Calls.ACTIVE));
    }

    @Test
    void theEventsOfACallAreInOrder() {
        Map<String, List<String>> typesOfCall =
                events(2 * Calls.ACTIVE * EVENTS_OF_A_CALL).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Event::getInteractionGuid,
                                        Collectors.mapping(Event::getType, Collectors.toList())));

        assertThat(typesOfCall).hasSize(2 * Calls.ACTIVE);
        assertThat(typesOfCall.values())
                .allSatisfy(
                        types ->
                                assertThat(types)
                                        .hasSize(EVENTS_OF_A_CALL)
                                        .startsWith("InteractionCreated", "InteractionQueued")
                                        .endsWith("InteractionDeleted"));
    }

    @Test
    void eachEventIsDifferent() {
        assertThat(events(1000)).doesNotHaveDuplicates();
    }

    private static List<Event> events(int count) {
        return Calls.events(count).stream().map(message -> Event.of(message.payload())).toList();
    }
}
