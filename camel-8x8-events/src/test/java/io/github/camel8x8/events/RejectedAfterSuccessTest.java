/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.fault.Rejection;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that accepts the route first and rejects it later: the key has been revoked. */
class RejectedAfterSuccessTest {

    private final EventStreamServer server = EventStreamServer.start();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final RecordingExceptionHandler handler = new RecordingExceptionHandler();
    private final Received received = new Received();

    @BeforeEach
    void startRoute() throws Exception {
        camel.getRegistry().bind("handler", handler);
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("8x8events:all?serviceUrl=%s&tenant=%s&messageId=earliest&reconnectDelay=20&reconnectMaxDelay=50&exceptionHandler=#handler"
                                        .formatted(server.serviceUrl(), server.tenant()))
                                .routeId("route")
                                .process(received);
                    }
                });
        camel.start();
    }

    @AfterEach
    void close() throws Exception {
        camel.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"401, check apiKey", "403, no permission", "404, check serviceUrl or region"})
    void healthIsDownAndSaysWhatToDoUntilTheServiceAcceptsItAgain(int status, String advice) {
        server.rejectNext(100_000, Rejection.status(status));
        server.dropConnections();

        await().until(() -> health().getState() == HealthCheck.State.DOWN);
        await().untilAsserted(
                        () ->
                                assertThat(health().getMessage().orElseThrow())
                                        .contains(
                                                "HTTP " + status,
                                                advice,
                                                "Retrying automatically"));

        server.rejectNoMore();
        server.publish("{}");
        received.awaitCount(1);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void theExceptionHandlerIsNotifiedOnceForEachChangeOfTheCauseAndNotForEachAttempt() {
        server.rejectNext(5, Rejection.status(401));
        server.dropConnections();
        server.publish("{}");
        received.awaitCount(1);
        await().until(() -> !handler.messages().isEmpty());
        assertThat(handler.messages()).singleElement().asString().contains("HTTP 401");

        server.rejectNext(5, Rejection.status(403));
        server.dropConnections();
        server.publish("{}");
        received.awaitCount(2);

        await().until(() -> handler.messages().size() > 1);
        assertThat(handler.messages()).hasSize(2);
        assertThat(handler.messages().get(1)).contains("HTTP 403");
    }

    private HealthCheck.Result health() {
        return ((HealthCheckAware) camel.getRoute("route").getConsumer()).getHealthCheck().call();
    }
}
