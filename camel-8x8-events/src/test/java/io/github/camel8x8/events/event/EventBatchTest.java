/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static io.github.camel8x8.events.event.Events.event;
import static io.github.camel8x8.events.event.Events.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A batch as the columns of a table. */
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
}
