/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static io.github.camel8x8.events.event.Events.event;
import static io.github.camel8x8.events.event.Events.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A batch as the columns of a table, and in rounds. */
class EventBatchTest {

    private static final String EXACT =
            "{ \"Interaction\" : {\"phone\":123456789012345678901234567890,\"half\":1.50,\"text\":\"\\u00e9 é \\\" \\\\\"} }";

    private final EventBatch batch =
            EventBatch.of(
                    List.of(
                            Event.of(
                                    interaction("'event': 'InteractionCreated', 'agentId': 7")
                                            .bytes(),
                                    "CAEQAQ=="),
                            Event.of(EXACT.getBytes(UTF_8), "CAEQAg=="),
                            event("{}")));

    @Test
    void theColumnsHaveTheOrderOfTheBatch() {
        assertThat(batch.getMessageIds()).containsExactly("CAEQAQ==", "CAEQAg==", null);
        assertThat(batch.getTypes()).containsExactly("InteractionCreated", "Interaction", null);
        assertThat(batch.texts("agentId")).containsExactly("7", null, null);
    }

    @Test
    void aPayloadIsExactlyAsReceived() {
        assertThat(batch.getPayloads()[1]).isEqualTo(EXACT);
        assertThat(new String(batch.json(), UTF_8)).contains("," + EXACT + ",");
    }

    @Test
    void aNumberKeepsEveryDigit() {
        assertThat(batch.texts("phone"))
                .containsExactly(null, "123456789012345678901234567890", null);
    }

    @Test
    void anEmptyBatchHasEmptyColumns() {
        EventBatch empty = EventBatch.of(List.of());

        assertThat(empty.getMessageIds()).isEmpty();
        assertThat(empty.getTypes()).isEmpty();
        assertThat(empty.getPayloads()).isEmpty();
        assertThat(empty.texts("agentId")).isEmpty();
    }

    @Test
    void eachCallReturnsANewArray() {
        batch.getPayloads()[0] = "changed";

        assertThat(batch.getPayloads()[0]).contains("InteractionCreated");
    }

    @Test
    void eachRoundHasTheNextEventOfEachInteraction() {
        Event a1 = interaction("'interactionGUID': 'a', 'agentId': '7', 'n': 1");
        Event b1 = interaction("'interactionGUID': 'b', 'agentId': '7', 'n': 1");
        Event a2 = interaction("'interactionGUID': 'a', 'n': 2");
        Event a3 = interaction("'interactionGUID': 'a', 'n': 3");
        Event b2 = interaction("'interactionGUID': 'b', 'n': 2");

        assertThat(EventBatch.of(List.of(a1, b1, a2, a3, b2)).getRounds())
                .containsExactly(
                        EventBatch.of(List.of(a1, b1)),
                        EventBatch.of(List.of(a2, b2)),
                        EventBatch.of(List.of(a3)));
    }

    @Test
    void withoutAnInteractionTheAgentIsTheKeyOfARound() {
        Event first = event("{'AgentStatusChange': {'agentId': '7', 'newState': 1}}");
        Event second = event("{'AgentStatusChange': {'agentId': '7', 'newState': 2}}");

        assertThat(EventBatch.of(List.of(first, second)).getRounds())
                .containsExactly(EventBatch.of(List.of(first)), EventBatch.of(List.of(second)));
    }

    @Test
    void eventsWithoutAKeyAreInTheFirstRound() {
        EventBatch both = EventBatch.of(List.of(event("{'A': 1}"), event("{'A': 2}")));

        assertThat(both.getRounds()).containsExactly(both);
    }

    @Test
    void anEmptyBatchHasNoRounds() {
        assertThat(EventBatch.of(List.of()).getRounds()).isEmpty();
    }
}
