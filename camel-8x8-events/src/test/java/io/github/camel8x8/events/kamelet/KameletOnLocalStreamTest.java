/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.kamelet;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.EventsEndpoint;
import io.github.camel8x8.events.RouteTestSupport;
import io.github.camel8x8.events.position.FilePositionRepository;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes from the kamelet, written as users do. */
class KameletOnLocalStreamTest extends RouteTestSupport {

    private static final String ODD_KEY = "eght_a+b/c=d:e~f";

    @Test
    void withTheRequiredPropertiesAloneEveryEventOfTheTenantComes(
            @EventStream EventStreamServer stream) throws Exception {
        MockEndpoint events = route(stream, "");
        events.expectedHeaderValuesReceivedInAnyOrder(
                EventsConstants.EVENT_TYPE, "InteractionCreated", "InteractionDeleted");

        stream.publish(interaction().created().deleted());

        events.assertIsSatisfied();
    }

    @Test
    void theBodyIsTheJsonThatWasPublished(@EventStream EventStreamServer stream) throws Exception {
        MockEndpoint events = route(stream, "");
        events.expectedMessageCount(1);
        String published = "{\"Interaction\":{\"event\":\"InteractionCreated\"}}";

        stream.publish(published);

        events.assertIsSatisfied();
        assertThat(body(events, 0)).isEqualTo(published);
    }

    @Test
    void onlyTheWantedTypesCome(@EventStream EventStreamServer stream) throws Exception {
        MockEndpoint events = route(stream, "&eventTypes=*Deleted");
        events.expectedHeaderReceived(EventsConstants.EVENT_TYPE, "InteractionDeleted");
        events.expectedMessageCount(1);

        stream.publish(interaction().created().deleted());

        events.assertIsSatisfied();
    }

    @Test
    void aReaderStartsAtItsMessageId(@EventStream EventStreamServer stream) throws Exception {
        Published first = stream.publish("{\"n\":1}");
        stream.publish("{\"n\":2}");

        MockEndpoint events = route(stream, "&messageId=RAW(" + first.messageId() + ")");
        events.expectedMessageCount(1);

        events.assertIsSatisfied();
        assertThat(body(events, 0)).isEqualTo("{\"n\":2}");
    }

    @Test
    void aReadersPositionIsKeptOverARestart(
            @EventStream EventStreamServer stream, @TempDir Path directory) throws Exception {
        Path file = directory.resolve("positions");
        context.getRegistry().bind("positions", new FilePositionRepository(file));
        MockEndpoint before = route(stream, "&offsetRepository=#bean:positions");
        before.expectedMessageCount(1);
        stream.publish("{\"n\":1}");
        before.assertIsSatisfied();
        context.stop();
        stream.publish("{\"n\":2}");

        try (DefaultCamelContext restarted = new DefaultCamelContext()) {
            restarted.getRegistry().bind("positions", new FilePositionRepository(file));
            start(restarted, uri(stream, "&offsetRepository=#bean:positions"));
            MockEndpoint after = restarted.getEndpoint("mock:events", MockEndpoint.class);
            after.expectedMessageCount(1);

            after.assertIsSatisfied();
            assertThat(body(after, 0)).isEqualTo("{\"n\":2}");
        }
    }

    @Test
    void aSubscriptionIsMadeAndAcknowledged(@EventStream EventStreamServer stream)
            throws Exception {
        stream.publish("{\"n\":1}");

        MockEndpoint events =
                route(
                        stream,
                        "&subscription=calls&subscriptionType=Shared"
                                + "&subscriptionInitialPosition=Earliest");
        events.expectedMessageCount(1);

        events.assertIsSatisfied();
        await().untilAsserted(() -> assertThat(stream.backlog("all", "calls")).isZero());
    }

    @Test
    void batchesAreJsonArrays(@EventStream EventStreamServer stream) throws Exception {
        stream.publish("{\"n\":1}");
        stream.publish("{\"n\":2}");

        MockEndpoint events =
                route(
                        stream,
                        "&messageId=earliest&batching=true&maxBatchSize=2&batchTimeout=60000");
        events.expectedMessageCount(1);

        events.assertIsSatisfied();
        assertThat(body(events, 0)).isEqualTo("[{\"n\":1},{\"n\":2}]");
    }

    @Test
    void aKeyWithAnyCharactersArrivesAsItIs() throws Exception {
        try (EventStreamServer stream = EventStreamServer.builder().apiKey(ODD_KEY).start()) {
            MockEndpoint events = route(stream, "");
            events.expectedMessageCount(1);

            stream.publish("{\"n\":1}");

            events.assertIsSatisfied();
        }
    }

    @Test
    void theKeyCanBeInAFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("8x8-key"), ODD_KEY + "\n");
        try (EventStreamServer stream = EventStreamServer.builder().apiKey(ODD_KEY).start()) {
            start(
                    "kamelet:8x8-events-source?tenant=%s&serviceUrl=%s&apiKeyFile=%s"
                            .formatted(stream.tenant(), stream.serviceUrl(), file));
            MockEndpoint events = getMockEndpoint("mock:events");
            events.expectedMessageCount(1);

            stream.publish("{\"n\":1}");

            events.assertIsSatisfied();
        }
    }

    @Test
    void itsPropertiesCanBeSetOnceForAllRoutes(@EventStream EventStreamServer stream)
            throws Exception {
        context.getPropertiesComponent()
                .addInitialProperty("camel.kamelet.8x8-events-source.tenant", stream.tenant());
        context.getPropertiesComponent()
                .addInitialProperty("camel.kamelet.8x8-events-source.apiKey", "any");
        start("kamelet:8x8-events-source?serviceUrl=" + stream.serviceUrl());
        MockEndpoint events = getMockEndpoint("mock:events");
        events.expectedMessageCount(1);

        stream.publish("{\"n\":1}");

        events.assertIsSatisfied();
    }

    @Test
    void propertiesOfTheComponentAreNotRequired(@EventStream EventStreamServer stream)
            throws Exception {
        connectTo(stream);
        context.getComponent("8x8events", EventsComponent.class)
                .getConfiguration()
                .setReceiverQueueSize(7);
        start("kamelet:8x8-events-source");
        MockEndpoint events = getMockEndpoint("mock:events");
        events.expectedMessageCount(1);

        stream.publish("{\"n\":1}");

        events.assertIsSatisfied();
        assertThat(
                        context.getEndpoints().stream()
                                .filter(EventsEndpoint.class::isInstance)
                                .map(EventsEndpoint.class::cast))
                .extracting(endpoint -> endpoint.getConfiguration().getReceiverQueueSize())
                .containsExactly(7);
    }

    /** For a kamelet, Camel adds its own message at the top: the reason is in the root cause. */
    @Test
    void aWrongValueIsTheRootCause(@EventStream EventStreamServer stream) {
        assertThatThrownBy(() -> route(stream, "&subscription=s&subscriptionType=Shred"))
                .rootCause()
                .hasMessage(
                        "Option subscriptionType has the value 'Shred', which is not one of"
                                + " Exclusive, Shared, Failover, Key_Shared");
    }

    @Test
    void withoutATenantItSaysWhatIsMissing(@EventStream EventStreamServer stream) {
        assertThatThrownBy(
                        () ->
                                start(
                                        "kamelet:8x8-events-source?apiKey=any&serviceUrl="
                                                + stream.serviceUrl()))
                .hasStackTraceContaining("tenant");
    }

    private MockEndpoint route(EventStreamServer stream, String options) throws Exception {
        start(uri(stream, options));
        return getMockEndpoint("mock:events");
    }

    private static String uri(EventStreamServer stream, String options) {
        return "kamelet:8x8-events-source?tenant=%s&serviceUrl=%s&apiKey=RAW(%s)%s"
                .formatted(stream.tenant(), stream.serviceUrl(), ODD_KEY, options);
    }

    private void start(String from) throws Exception {
        start(context, from);
    }

    private static void start(CamelContext camel, String from) throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(from).to("mock:events");
                    }
                });
        camel.start();
    }

    private static String body(MockEndpoint events, int index) {
        List<Exchange> received = events.getReceivedExchanges();
        return received.get(index).getMessage().getBody(String.class);
    }
}
