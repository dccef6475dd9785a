/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import io.github.camel8x8.events.EventsAcknowledgement;
import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.dsl.Events8x8ComponentBuilderFactory;
import io.github.camel8x8.events.dsl.Events8x8EndpointBuilderFactory.Events8x8Builders;
import io.github.camel8x8.events.dsl.StaticEndpointBuilders;
import io.github.camel8x8.events.notification.StreamNotification;
import io.github.camel8x8.events.options.SubscriptionType;
import io.github.camel8x8.events.position.JdbcPositionRepository;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** The Java snippets of the documentation. */
final class DocumentedRoutes {

    private DocumentedRoutes() {}

    /** The README's route. */
    static final class CallsToKafka extends RouteBuilder {
        @Override
        public void configure() {
            // tag::calls-to-kafka[]
            from("8x8events:all?region=EUW2&tenant=acme&apiKey={{key}}")
                    .filter(simple("${header.Camel8x8EventsEventType} == 'InteractionDeleted'"))
                    .to("kafka:calls");
            // end::calls-to-kafka[]
        }
    }

    /** The endpoint as a typed builder. */
    // tag::endpoint-builder[]
    static final class CallsByBuilder extends EndpointRouteBuilder implements Events8x8Builders {
        @Override
        public void configure() {
            from(events8x8("all")
                            .region("EUW2")
                            .tenant("acme")
                            .apiKey("{{key}}")
                            .subscription("calls")
                            .subscriptionType(SubscriptionType.Key_Shared))
                    .filter(header(events8x8().eventType()).isEqualTo("InteractionDeleted"))
                    .to(kafka("calls"));
        }
    }

    // end::endpoint-builder[]

    /** The builder in a class that has another superclass. */
    static final class CallsByStaticBuilder extends RouteBuilder {
        @Override
        public void configure() {
            // tag::static-endpoint-builder[]
            from(StaticEndpointBuilders.events8x8("all").subscription("calls")).to("kafka:calls");
            // end::static-endpoint-builder[]
        }
    }

    /** The component as a typed builder. */
    static void registerComponent(CamelContext context) {
        // tag::component-builder[]
        Events8x8ComponentBuilderFactory.events8x8()
                .region("EUW2")
                .tenant("acme")
                .apiKey("{{key}}")
                .register(context, "8x8events");
        // end::component-builder[]
    }

    /** Acknowledged by the route. */
    static final class ManualAcknowledgement extends RouteBuilder {
        @Override
        public void configure() {
            // tag::manual-ack[]
            from("8x8events:all?subscription=batches&allowManualAck=true")
                    .process(
                            exchange -> {
                                EventsAcknowledgement acknowledgement =
                                        exchange.getMessage()
                                                .getHeader(
                                                        EventsConstants.ACKNOWLEDGEMENT,
                                                        EventsAcknowledgement.class);
                                boolean stored = store(exchange);
                                if (stored) {
                                    acknowledgement.ack();
                                } else {
                                    acknowledgement.nack(); // is redelivered
                                }
                            });
            // end::manual-ack[]
        }

        private static boolean store(Exchange exchange) {
            return exchange.getMessage().getBody() != null;
        }
    }

    /** The position and the row in one transaction, without a transaction manager. */
    static final class OnceWithJdbc extends RouteBuilder {

        private final DataSource dataSource;
        private final JdbcPositionRepository positions;

        OnceWithJdbc(DataSource dataSource, JdbcPositionRepository positions) {
            this.dataSource = dataSource;
            this.positions = positions;
        }

        @Override
        public void configure() {
            // tag::once-with-jdbc[]
            from("8x8events:all?offsetRepository=#positions&messageId=earliest&breakOnFirstError=true")
                    .process(
                            exchange -> {
                                try (Connection connection = dataSource.getConnection()) {
                                    connection.setAutoCommit(false);
                                    try {
                                        if (positions.storePositionOn(connection, exchange)) {
                                            insert(connection, exchange);
                                        }
                                        connection.commit();
                                    } catch (Exception e) {
                                        connection.rollback();
                                        throw e;
                                    }
                                }
                            });
            // end::once-with-jdbc[]
        }

        private static void insert(Connection connection, Exchange exchange) throws SQLException {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO event (body) VALUES (?)")) {
                insert.setString(1, exchange.getMessage().getBody(String.class));
                insert.executeUpdate();
            }
        }
    }

    /** The body as an object. */
    static final class OwnClass extends RouteBuilder {
        // tag::own-class[]
        public record EndedCall(String interactionGuid, String hangupInitiator) {}

        @Override
        public void configure() {
            from("8x8events:InteractionDeleted")
                    .convertBodyTo(EndedCall.class)
                    .log("${body.interactionGuid} was ended by ${body.hangupInitiator}")
                    .to("direct:ended");
        }

        // end::own-class[]
    }

    // tag::notifier[]
    /** Sends the changes of streams to a route. */
    public static final class StreamAlerts extends SimpleEventNotifierSupport {
        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof StreamNotification;
        }

        @Override
        public void notify(CamelEvent event) throws IOException {
            StreamNotification notification = (StreamNotification) event;
            CamelContext camel = notification.getSource().getEndpoint().getCamelContext();
            try (ProducerTemplate alerts = camel.createProducerTemplate()) {
                alerts.sendBody("direct:alerts", notification.toString());
            }
        }
    }

    // end::notifier[]

    // tag::end-after-last-route[]
    /** Ends the application when all of its routes have stopped. */
    public static final class EndAfterLastRoute extends EventNotifierSupport {
        @Override
        public void notify(CamelEvent event) {
            Route stopped = ((CamelEvent.RouteStoppedEvent) event).getRoute();
            CamelContext camel = stopped.getCamelContext();
            boolean last =
                    camel.getRoutes().stream()
                            .map(Route::getRouteId)
                            .filter(id -> !id.equals(stopped.getRouteId()))
                            .noneMatch(
                                    id ->
                                            camel.getRouteController()
                                                    .getRouteStatus(id)
                                                    .isStarted());
            if (last) {
                new Thread(camel::shutdown).start(); // this thread still stops the route
            }
        }

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof CamelEvent.RouteStoppedEvent;
        }
    }

    // end::end-after-last-route[]

    /** A key that changes. */
    static void bindVault(CamelContext camel, Supplier<String> secrets) {
        // tag::key-provider[]
        Supplier<String> vault = () -> secrets.get(); // called for each connection
        camel.getRegistry().bind("vault", vault);
        // end::key-provider[]
    }

    /** A private authority. */
    static void bindTrust(CamelContext camel) {
        // tag::trust[]
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:/etc/ssl/company.p12");
        store.setPassword("{{env:TRUST_PASSWORD}}");
        TrustManagersParameters trustManagers = new TrustManagersParameters();
        trustManagers.setKeyStore(store);
        SSLContextParameters trust = new SSLContextParameters();
        trust.setTrustManagers(trustManagers);
        camel.getRegistry().bind("trust", trust);
        // end::trust[]
    }
}
