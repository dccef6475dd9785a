/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.internal.stream.options.Credentials;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import java.util.Locale;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
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
        position.save(ID);

        assertThat(position.load()).isEqualTo(ID);
        assertThat(repository.getState(KEY)).isEqualTo(ID + "@acme/event-v1/all");
    }

    @Test
    void aBareIdIsAccepted() {
        repository.setState(KEY, ID);

        assertThat(position.load()).isEqualTo(ID);
    }

    @Test
    void nothingAndBlankAreNoPosition() {
        assertThat(position.load()).isNull();

        repository.setState(KEY, "");

        assertThat(position.load()).isNull();
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

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "latest", "e30=", ID + "@acme/event-v1/calls"})
    void aRouteWithAnInvalidPositionDoesNotStartAndSaysSo(String stored) throws Exception {
        repository.setState(KEY, stored);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("positions", repository);
            camel.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("8x8events:all?serviceUrl=ws://localhost:1&tenant=acme"
                                            + "&offsetRepository=#positions")
                                    .to("log:events");
                        }
                    });

            assertThatThrownBy(camel::start)
                    .hasStackTraceContaining("Option offsetRepository contains");
        }
    }
}
