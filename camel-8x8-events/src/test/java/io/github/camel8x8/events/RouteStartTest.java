/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start of a route if the service rejects it. */
class RouteStartTest {

    private static final String KEY = "eght_s3cret+/=";

    @RegisterExtension
    static final WireMockExtension FRONT_DOOR =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    @AutoClose private final DefaultCamelContext camel = new DefaultCamelContext();

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void aPermanentRejectionFailsTheStartWithASentenceAndWithoutTheKey(int status) {
        answer(status);

        assertThatThrownBy(this::startRoute)
                .hasStackTraceContaining("HTTP " + status)
                .satisfies(
                        failure -> {
                            StringWriter text = new StringWriter();
                            failure.printStackTrace(new PrintWriter(text));
                            assertThat(text.toString()).doesNotContain("s3cret");
                        });
        assertThat(camel.getRouteController().getRouteStatus("route"))
                .isNotEqualTo(ServiceStatus.Started);
    }

    @Test
    void aFailedStartIsReportedOnceByItsExceptionAndNotByTheExceptionHandlerToo() {
        answer(401);
        RecordingExceptionHandler handler = new RecordingExceptionHandler();
        camel.getRegistry().bind("handler", handler);

        assertThatThrownBy(() -> startRoute("exceptionHandler=#handler"))
                .hasStackTraceContaining("HTTP 401");

        assertThat(handler.messages()).isEmpty();
    }

    @Test
    void aRejectionOfOneTopicFailsTheStartHoweverLongAnotherTakes() {
        answer(403);
        FRONT_DOOR.stubFor(
                get(urlPathMatching(".*/slow"))
                        .willReturn(aResponse().withFixedDelay(120_000).withStatus(503)));

        assertThatThrownBy(() -> startRouteOf("slow,bad")).hasStackTraceContaining("HTTP 403");
    }

    @Test
    void routesThatStartTogetherShareTheTimeThatTheyWait() throws Exception {
        FRONT_DOOR.stubFor(
                get(anyUrl()).willReturn(aResponse().withFixedDelay(120_000).withStatus(503)));
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("8x8events:all").to("log:none");
                        from("8x8events:InteractionCreated").to("log:none");
                    }
                });
        long began = System.nanoTime();

        startRoute();

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThanOrEqualTo(StartLimit.TIMEOUT)
                .as("not one after the other")
                .isLessThan(StartLimit.TIMEOUT.multipliedBy(2));
    }

    @Test
    void aComponentWhoseHealthChecksAreSwitchedOffHasNone() throws Exception {
        answer(503);
        camel.getComponent("8x8events", EventsComponent.class).setHealthCheckConsumerEnabled(false);

        startRoute();

        EventsConsumer consumer = (EventsConsumer) camel.getRoute("route").getConsumer();
        assertThat(consumer.getHealthCheck().isEnabled()).isFalse();
    }

    @Test
    void aRouteStartsWithoutAHealthCheckIfCamelHealthIsNotOnTheClassPath() throws Exception {
        answer(503);
        camel.setClassResolver(
                new DefaultClassResolver(camel) {
                    @Override
                    public Class<?> resolveClass(String name) {
                        return name.startsWith("org.apache.camel.impl.health.")
                                ? null
                                : super.resolveClass(name);
                    }
                });

        startRoute();

        EventsConsumer consumer = (EventsConsumer) camel.getRoute("route").getConsumer();
        assertThat(consumer.getHealthCheck()).isNull();
        assertThat(consumer.isStarted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 500, 503})
    void aRejectionThatMayPassStartsTheRouteWithItsHealthDown(int status) throws Exception {
        answer(status);

        startRoute();

        assertThat(camel.getRouteController().getRouteStatus("route"))
                .isEqualTo(ServiceStatus.Started);
        HealthCheck.Result health = health();
        assertThat(health.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.getMessage().orElseThrow()).contains("HTTP " + status);
    }

    @Test
    void aRejectionAfterTheRouteHasStartedIsRetriedAndHealthIsDown() throws Exception {
        FRONT_DOOR.stubFor(
                get(anyUrl()).willReturn(aResponse().withFixedDelay(13_000).withStatus(401)));

        startRoute();
        answer(403);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> health().getMessage().orElse("").contains("HTTP 403"));
        assertThat(health().getDetails().get("state"))
                .isIn(StreamState.RECONNECTING.name(), StreamState.CONNECTING.name());
    }

    @Test
    void aRouteThatMayNotConnectRetries() throws Exception {
        answer(503);

        startRoute();

        await().untilAsserted(
                        () ->
                                assertThat(FRONT_DOOR.findAll(getRequestedFor(anyUrl())).size())
                                        .isGreaterThan(3));
    }

    @Test
    void theKeyIsSentInTheHeaderAsItIs() throws Exception {
        answer(503);

        startRoute();

        FRONT_DOOR.verify(getRequestedFor(anyUrl()).withHeader("X-API-Key", equalTo(KEY)));
    }

    @Test
    void aProviderIsAskedForTheKeyAtEveryConnection() throws Exception {
        answer(503);
        AtomicInteger asked = new AtomicInteger();
        camel.getRegistry()
                .bind("vault", (Supplier<String>) () -> "key-" + asked.incrementAndGet());

        startRoute("apiKeyProvider=#vault");

        await().untilAsserted(
                        () ->
                                FRONT_DOOR.verify(
                                        getRequestedFor(anyUrl())
                                                .withHeader("X-API-Key", equalTo("key-3"))));
    }

    @Test
    void whenTheAttemptsAreUsedUpTheExceptionHandlerIsNotifiedAndHealthSaysFailed()
            throws Exception {
        answer(503);
        RecordingExceptionHandler handler = new RecordingExceptionHandler();
        camel.getRegistry().bind("handler", handler);

        startRoute("exceptionHandler=#handler", "maxReconnectAttempts=2");

        await().untilAsserted(() -> assertThat(handler.messages()).hasSize(1));
        assertThat(handler.messages().get(0)).contains("not retried after 3 failed attempts");
        assertThat(health().getDetails()).containsEntry("state", StreamState.FAILED.name());
    }

    private void answer(int status) {
        FRONT_DOOR.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    private void startRoute(String... options) throws Exception {
        startRouteOf("all", options);
    }

    private void startRouteOf(String topics, String... options) throws Exception {
        EventsConfiguration defaults =
                camel.getComponent("8x8events", EventsComponent.class).getConfiguration();
        defaults.setServiceUrl(FRONT_DOOR.baseUrl().replace("http://", "ws://"));
        defaults.setTenant("acme");
        defaults.setApiKey(KEY);
        defaults.setReconnectDelay(10);
        defaults.setReconnectMaxDelay(20);
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("8x8events:" + topics + "?" + String.join("&", options))
                                .routeId("route")
                                .to("log:none");
                    }
                });
        camel.start();
    }

    private HealthCheck.Result health() {
        EventsConsumer consumer = (EventsConsumer) camel.getRoute("route").getConsumer();
        return consumer.getHealthCheck().callReadiness();
    }
}
