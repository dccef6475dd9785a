/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.dsl.Events8x8ComponentBuilderFactory;
import io.github.camel8x8.events.dsl.Events8x8ComponentBuilderFactory.Events8x8ComponentBuilder;
import io.github.camel8x8.events.dsl.Events8x8EndpointBuilderFactory.AdvancedEvents8x8EndpointBuilder;
import io.github.camel8x8.events.dsl.Events8x8EndpointBuilderFactory.Events8x8Builders;
import io.github.camel8x8.events.dsl.Events8x8EndpointBuilderFactory.Events8x8EndpointBuilder;
import io.github.camel8x8.events.dsl.Events8x8EndpointBuilderFactory.Events8x8HeaderNameBuilder;
import io.github.camel8x8.events.dsl.StaticEndpointBuilders;
import io.github.camel8x8.events.options.InitialPosition;
import io.github.camel8x8.events.options.PositionExpired;
import io.github.camel8x8.events.options.SubscriptionType;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map.Entry;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints, components and header names by the generated builders. */
class BuildersTest {

    private static final String METADATA = "/META-INF/io/github/camel8x8/events/8x8events.json";

    private static final Events8x8Builders HEADERS = new Events8x8Builders() {};

    @AutoClose private final CamelContext camel = new DefaultCamelContext();
    private EventStreamServer stream;

    @BeforeEach
    void stream(@EventStream EventStreamServer started) {
        stream = started;
    }

    @Test
    void aRouteWithTheEndpointBuilderReceivesEvents() throws Exception {
        start(
                new Routes() {
                    @Override
                    public void configure() {
                        from(local(events8x8("all"))).to(mock("events"));
                    }
                });
        MockEndpoint events = expect("events", 2);

        stream.publish(interaction().created().deleted());

        events.assertIsSatisfied();
    }

    @Test
    void theStaticMethodDoesTheSameInAnyRouteBuilder() throws Exception {
        start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(local(StaticEndpointBuilders.events8x8("all"))).to("mock:events");
                    }
                });
        MockEndpoint events = expect("events", 2);

        stream.publish(interaction().created().deleted());

        events.assertIsSatisfied();
    }

    @Test
    void headerNamesAreMethods() throws Exception {
        start(
                new Routes() {
                    @Override
                    public void configure() {
                        from(local(events8x8("all")))
                                .setBody(header(events8x8().eventType()))
                                .to(mock("types"));
                    }
                });
        MockEndpoint types = camel.getEndpoint("mock:types", MockEndpoint.class);
        types.expectedBodiesReceived("InteractionCreated", "InteractionDeleted");

        stream.publish(interaction().created().deleted());

        types.assertIsSatisfied();
    }

    @Test
    void eachTypeOfOptionReachesTheEndpoint() throws Exception {
        EventsConfiguration options =
                configured(
                        events().subscription("calls")
                                .subscriptionType(SubscriptionType.Key_Shared)
                                .subscriptionInitialPosition(InitialPosition.Earliest)
                                .maxRedeliverCount(3)
                                .deadLetterTopic("failed")
                                .reconnectMaxDelay("30s")
                                .reconnectBackoffMultiplier(1.5)
                                .allowManualAck(true));

        assertThat(options.getSubscription()).isEqualTo("calls");
        assertThat(options.getSubscriptionType()).isEqualTo(SubscriptionType.Key_Shared);
        assertThat(options.getSubscriptionInitialPosition()).isEqualTo(InitialPosition.Earliest);
        assertThat(options.getMaxRedeliverCount()).isEqualTo(3);
        assertThat(options.getReconnectMaxDelay()).isEqualTo(30_000);
        assertThat(options.getReconnectBackoffMultiplier()).isEqualTo(1.5);
        assertThat(options.isAllowManualAck()).isTrue();
    }

    @Test
    void anObjectReachesTheEndpointWithoutTheRegistry() throws Exception {
        RecordingStateRepository repository = new RecordingStateRepository();

        EventsConfiguration options =
                configured(
                        events().offsetRepository(repository)
                                .positionExpired(PositionExpired.FAIL)
                                .apiKeyProvider(() -> "key of the provider"));

        assertThat(options.getOffsetRepository()).isSameAs(repository);
        assertThat(options.getPositionExpired()).isEqualTo(PositionExpired.FAIL);
        assertThat(options.getApiKeyProvider().get()).isEqualTo("key of the provider");
    }

    @Test
    void aValueNeedsNoEncoding() throws Exception {
        String value = "a+b c&d=e%2B#{\"x\"}";

        assertThat(configured(events().apiKey(value)).getApiKey()).isEqualTo(value);
    }

    @Test
    void advancedOptionsAreInASeparateBuilder() throws Exception {
        EventsHeaderFilterStrategy strategy = new EventsHeaderFilterStrategy();

        EventsConfiguration options =
                configured(events().advanced().headerFilterStrategy(strategy).basic());

        assertThat(options.getHeaderFilterStrategy()).isSameAs(strategy);
    }

    @Test
    void aRegisteredComponentConfiguresItsEndpoints() throws Exception {
        Events8x8ComponentBuilderFactory.events8x8()
                .serviceUrl(stream.serviceUrl())
                .tenant(stream.tenant())
                .positionExpired(PositionExpired.EARLIEST)
                .register(camel, "8x8events");
        start(
                new Routes() {
                    @Override
                    public void configure() {
                        from(events8x8("all")).to(mock("events"));
                    }
                });
        MockEndpoint events = expect("events", 2);

        stream.publish(interaction().created().deleted());

        events.assertIsSatisfied();
    }

    @Test
    void anEndpointCanNameItsComponent() throws Exception {
        register("europe", "EUW2");
        register("america", "US1");

        assertThat(configured(StaticEndpointBuilders.events8x8("europe", "all")).getRegion())
                .isEqualTo("EUW2");
        assertThat(configured(StaticEndpointBuilders.events8x8("america", "all")).getRegion())
                .isEqualTo("US1");
    }

    @Test
    void theEndpointBuilderHasEachOption() throws IOException {
        assertThat(methods(Events8x8EndpointBuilder.class, AdvancedEvents8x8EndpointBuilder.class))
                .containsAll(
                        options(
                                "properties",
                                option -> !"path".equals(option.path("kind").asText())));
    }

    @Test
    void theComponentBuilderHasEachOption() throws IOException {
        assertThat(methods(Events8x8ComponentBuilder.class))
                .containsAll(options("componentProperties", option -> true));
    }

    @Test
    void theHeaderBuilderHasEachHeader() throws Exception {
        List<Object> names =
                Arrays.stream(Events8x8HeaderNameBuilder.class.getDeclaredMethods())
                        .filter(method -> method.getReturnType() == String.class)
                        .map(this::headerName)
                        .toList();

        assertThat(names).containsAll(options("headers", header -> true));
    }

    private Object headerName(Method method) {
        try {
            return method.invoke(HEADERS.events8x8());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> methods(Class<?>... builders) {
        return Stream.of(builders)
                .flatMap(builder -> Arrays.stream(builder.getMethods()))
                .map(Method::getName)
                .toList();
    }

    private static List<String> options(String group, Predicate<JsonNode> selected)
            throws IOException {
        try (InputStream metadata = EventsComponent.class.getResourceAsStream(METADATA)) {
            return new ObjectMapper()
                    .readTree(metadata).get(group).properties().stream()
                            .filter(option -> selected.test(option.getValue()))
                            .map(Entry::getKey)
                            .toList();
        }
    }

    private static Events8x8EndpointBuilder events() {
        return StaticEndpointBuilders.events8x8("all").region("EUW2").tenant("acme").apiKey("any");
    }

    private EventsConfiguration configured(EndpointConsumerBuilder builder) throws Exception {
        String id = "route-" + camel.getRoutes().size();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(builder).routeId(id).autoStartup(false).to("mock:none");
                    }
                });
        camel.start();
        return ((EventsEndpoint) camel.getRoute(id).getEndpoint()).getConfiguration();
    }

    private void register(String name, String region) {
        Events8x8ComponentBuilderFactory.events8x8()
                .region(region)
                .tenant("acme")
                .apiKey("any")
                .register(camel, name);
    }

    private EndpointConsumerBuilder local(Events8x8EndpointBuilder builder) {
        return builder.serviceUrl(stream.serviceUrl()).tenant(stream.tenant());
    }

    private void start(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        camel.start();
        stream.expect().client("all");
    }

    private MockEndpoint expect(String name, int count) {
        MockEndpoint endpoint = camel.getEndpoint("mock:" + name, MockEndpoint.class);
        endpoint.expectedMessageCount(count);
        return endpoint;
    }

    /** As in an application: Camel's own builders, and the builder of the component. */
    private abstract static class Routes extends EndpointRouteBuilder
            implements Events8x8Builders {}
}
