/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.internal.stream.options.Credentials;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.position.ReaderPosition;
import java.time.Instant;
import java.util.Locale;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values in an offsetRepository, and those that are rejected. */
class RepositoryPositionStoreTest {

    private static final String KEY = "8x8events/localhost:1/acme/event-v1/all";
    private static final String ID = "CAUQADAA";

    private final MemoryStateRepository repository = new MemoryStateRepository();
    private final RepositoryPositionStore position =
            new RepositoryPositionStore(repository, KEY, new TopicName("acme", "event-v1", "all"));

    @Test
    void whatIsStoredIsFoundAgain() {
        ReaderPosition saved = new ReaderPosition(ID, Instant.parse("2026-11-29T23:41:27.123Z"));

        position.save(saved);

        assertThat(position.load()).isEqualTo(saved);
        assertThat(repository.getState(KEY))
                .isEqualTo(ID + " since 2026-11-29T23:41:27.123Z@acme/event-v1/all");
    }

    @Test
    void aBareIdIsAccepted() {
        repository.setState(KEY, ID);

        assertThat(position.load()).isEqualTo(new ReaderPosition(ID, null));
    }

    @Test
    void withoutAValueThereIsNoPosition() {
        assertThat(position.load()).isNull();
    }

    /** The reader must not begin elsewhere and skip the events after the position. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "rubbish",
                "latest",
                "@acme/event-v1/all",
                ID + " since yesterday@acme/event-v1/all"
            })
    void aDamagedValueIsRejectedWithItsKeyAndWhatToDo(String stored) {
        repository.setState(KEY, stored);

        assertThatThrownBy(position::load)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Option offsetRepository contains, under the key "
                                + KEY
                                + ", the value '"
                                + stored
                                + "', which is not a position (")
                .hasMessageEndingWith(
                        "); store the message id of the last processed event there, or remove the"
                                + " value and its key to begin at messageId");
    }

    @Test
    void aPositionOfAnotherTopicIsRejected() {
        repository.setState(KEY, ID + "@acme/event-v1/calls");

        assertThatThrownBy(position::load)
                .hasMessageContaining(
                        "contains, under the key "
                                + KEY
                                + ", a position of topic acme/event-v1/calls instead of topic"
                                + " acme/event-v1/all");
    }

    @Test
    void theKeyIsTheSameInEachLocale() {
        ReaderApi reader = new ReaderApi(ReaderApi.LATEST, "billing");
        StreamOptions options =
                StreamOptions.of(
                        ServiceUrl.parse("wss://localhost:8443"),
                        new TopicName("acme", "event-v1", "all"),
                        reader,
                        Credentials.none());
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-SA")); // has other digits
        try {
            assertThat(RepositoryPositionStore.key(options, reader))
                    .isEqualTo("8x8events/localhost:8443/acme/event-v1/all/billing");
        } finally {
            Locale.setDefault(before);
        }
    }
}
