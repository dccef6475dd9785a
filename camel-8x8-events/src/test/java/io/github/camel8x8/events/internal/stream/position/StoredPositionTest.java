/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions as text. */
class StoredPositionTest {

    private static final String ID = "CAUQADAA";
    private static final String TOPIC = "acme/event-v1/all";
    private static final Instant TIME = Instant.parse("2026-11-29T23:41:27.123Z");

    @Test
    void theTopicFollowsTheId() {
        StoredPosition position = new StoredPosition(new ReaderPosition(ID, null), TOPIC);

        assertThat(position.toText()).isEqualTo(ID + "@acme/event-v1/all");
        assertThat(StoredPosition.parse(position.toText())).isEqualTo(position);
    }

    @Test
    void theTimeIsBetweenTheIdAndTheTopic() {
        StoredPosition position = new StoredPosition(new ReaderPosition(ID, TIME), TOPIC);

        assertThat(position.toText())
                .isEqualTo(ID + " since 2026-11-29T23:41:27.123Z@acme/event-v1/all");
        assertThat(StoredPosition.parse(position.toText())).isEqualTo(position);
    }

    @Test
    void anIdIsAPositionOfAnyTopic() {
        StoredPosition position = new StoredPosition(new ReaderPosition(ID, null), null);

        assertThat(position.toText()).isEqualTo(ID);
        assertThat(StoredPosition.parse(ID)).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@" + TOPIC,
                "rubbish",
                "latest",
                "earliest",
                "e30=",
                ID + " ",
                ID + " since yesterday",
                ID + " since ",
                ID + " since @" + TOPIC,
                ID + " since 2026-11-29T23:41:27Z since 2026-11-29T23:41:27Z",
                " since 2026-11-29T23:41:27Z"
            })
    void aDamagedPositionIsRejected(String text) {
        assertThatThrownBy(() -> StoredPosition.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
