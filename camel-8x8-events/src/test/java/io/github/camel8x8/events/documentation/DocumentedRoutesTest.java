/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.EventsConfiguration;
import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.RouteTestSupport;
import io.github.camel8x8.events.position.JdbcPositionRepository;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.server.ClientConnection;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The Java snippets of the documentation behave as described. */
class DocumentedRoutesTest extends RouteTestSupport {

    @Test
    void onlyEndedCallsGoToKafka(@EventStream EventStreamServer stream) throws Exception {
        expectOnlyTheEndedCallInKafka(new DocumentedRoutes.CallsToKafka(), stream);
    }

    @Test
    void changesOfTheStreamArriveAtTheRouteForAlerts(@EventStream EventStreamServer stream)
            throws Exception {
        context.getManagementStrategy().addEventNotifier(new DocumentedRoutes.StreamAlerts());
        RouteBuilder.addRoutes(
                context,
                routes -> {
                    routes.from("direct:alerts").to("mock:alerts");
                    routes.from(
                                    "8x8events:all?serviceUrl=%s&tenant=%s&messageId=earliest"
                                            .formatted(stream.serviceUrl(), stream.tenant()))
                            .routeId("calls")
                            .to("mock:events");
                });
        MockEndpoint alerts = getMockEndpoint("mock:alerts");
        alerts.expectedBodiesReceived(
                "Topic %s/event-v1/all of route calls is connected".formatted(stream.tenant()));

        context.start();

        alerts.assertIsSatisfied();
    }

    @Test
    void endedCallsGoToKafkaFromTheBuilder(@EventStream EventStreamServer stream) throws Exception {
        expectOnlyTheEndedCallInKafka(new DocumentedRoutes.CallsByBuilder(), stream);
    }

    @Test
    void theComponentAndTheEndpointOfStaticBuildersReceiveEvents(
            @EventStream EventStreamServer stream) throws Exception {
        context.addComponent("kafka", new StubComponent());
        context.getPropertiesComponent().addInitialProperty("key", "any");
        DocumentedRoutes.registerComponent(context);
        EventsConfiguration options =
                context.getComponent("8x8events", EventsComponent.class).getConfiguration();
        assertThat(options.getRegion()).isEqualTo("EUW2");
        assertThat(options.getTenant()).isEqualTo("acme");
        options.setRegion(null);
        options.setServiceUrl(stream.serviceUrl());
        options.setTenant(stream.tenant());
        context.addRoutes(new DocumentedRoutes.CallsByStaticBuilder());
        AdviceWith.adviceWith(context, null, advice -> advice.mockEndpoints("kafka:*"));
        context.start();
        stream.expect().client("all");
        MockEndpoint calls = getMockEndpoint("mock:kafka:calls");
        calls.expectedMessageCount(2);

        stream.publish(interaction().created().deleted());

        calls.assertIsSatisfied();
    }

    @Test
    void eventsThatTheRouteAcknowledgesLeaveNoBacklog(@EventStream EventStreamServer stream)
            throws Exception {
        start(stream, new DocumentedRoutes.ManualAcknowledgement());
        stream.expect().client("all");

        stream.publish(interaction().created().deleted());

        await().untilAsserted(() -> assertThat(stream.backlog("all", "batches")).isZero());
    }

    @Test
    void theBodyBecomesAnObjectOfTheRoutesOwnClass(@EventStream EventStreamServer stream)
            throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:ended").to("mock:ended");
                    }
                });
        start(stream, new DocumentedRoutes.OwnClass());
        MockEndpoint ended = getMockEndpoint("mock:ended");
        ended.expectedMessageCount(1);

        stream.publish(
                interaction().guid("int-1").created().deleted("CUSTOMER", "CEC_DISCONNECT_NORMAL"));

        ended.assertIsSatisfied();
        assertThat(ended.getExchanges().get(0).getMessage().getBody())
                .isEqualTo(new DocumentedRoutes.OwnClass.EndedCall("int-1", "CUSTOMER"));
    }

    @Test
    void aProviderGivesTheKey() throws Exception {
        try (EventStreamServer stream = EventStreamServer.builder().apiKey("eght_1").start()) {
            DocumentedRoutes.bindVault(context, () -> "eght_1");
            start(
                    stream,
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("8x8events:all?apiKeyProvider=#vault").to("mock:events");
                        }
                    });

            ClientConnection client = stream.expect().client("all");

            assertThat(client).isNotNull();
        }
    }

    @Test
    void trustIsFoundByItsName() {
        DocumentedRoutes.bindTrust(context);

        assertThat(context.getRegistry().lookupByName("trust"))
                .isInstanceOf(SSLContextParameters.class);
    }

    @Test
    void aRestartOfTheRouteWithJdbcStoresNoEventTwice(@EventStream EventStreamServer stream)
            throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:documented;DB_CLOSE_DELAY=-1");
        JdbcTemplate sql = new JdbcTemplate(database);
        sql.execute("CREATE TABLE event (body VARCHAR(10000))");
        JdbcPositionRepository positions = new JdbcPositionRepository(database);
        context.getRegistry().bind("positions", positions);
        stream.publish(interaction().created().deleted());
        start(stream, new DocumentedRoutes.OnceWithJdbc(database, positions));
        await().untilAsserted(() -> assertThat(rows(sql)).isEqualTo(2));

        context.getRouteController().stopAllRoutes();
        stream.publish(interaction().created());
        context.getRouteController().startAllRoutes();

        await().untilAsserted(() -> assertThat(rows(sql)).isEqualTo(3));
    }

    private static Integer rows(JdbcTemplate sql) {
        return sql.queryForObject("SELECT count(*) FROM event", Integer.class);
    }

    private void start(EventStreamServer stream, RouteBuilder routes) throws Exception {
        EventsConfiguration defaults =
                context.getComponent("8x8events", EventsComponent.class).getConfiguration();
        defaults.setServiceUrl(stream.serviceUrl());
        defaults.setTenant(stream.tenant());
        context.addRoutes(routes);
        context.start();
    }

    private void expectOnlyTheEndedCallInKafka(RoutesBuilder route, EventStreamServer stream)
            throws Exception {
        context.addComponent("kafka", new StubComponent());
        context.getPropertiesComponent().addInitialProperty("key", "any");
        context.addRoutes(route);
        String local =
                "8x8events:all?serviceUrl=%s&tenant=%s"
                        .formatted(stream.serviceUrl(), stream.tenant());
        AdviceWith.adviceWith(
                context,
                null,
                advice -> {
                    advice.replaceFromWith(local);
                    advice.mockEndpoints("kafka:*");
                });
        context.start();
        MockEndpoint calls = getMockEndpoint("mock:kafka:calls");
        calls.expectedMessageCount(1);

        stream.publish(interaction().created().queued().deleted());

        calls.assertIsSatisfied();
        assertThat(calls.getExchanges().get(0).getMessage().getHeader(EventsConstants.EVENT_TYPE))
                .isEqualTo("InteractionDeleted");
    }
}
