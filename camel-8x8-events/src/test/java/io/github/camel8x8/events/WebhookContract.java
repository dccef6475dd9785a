/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events that a route sends to a webhook are acknowledged only after the webhook accepted them. */
abstract class WebhookContract extends RouteOnService {

    @RegisterExtension
    static final WireMockExtension WEBHOOK =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private static final String EVENT =
            "{\"Interaction\":{\"event\":\"InteractionDeleted\",\"interactionGUID\":\"int-1\"}}";

    @Test
    void aWebhookGetsThePayloadAsItWasPublished() throws Exception {
        WEBHOOK.stubFor(post("/calls").willReturn(ok()));
        routeToWebhook("subscription=s");

        producer.publish(EVENT);

        awaitNoBacklog("s");
        WEBHOOK.verify(
                1,
                postRequestedFor(urlEqualTo("/calls"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson(EVENT)));
    }

    @Test
    void anEventThatTheWebhookRejectsIsRedeliveredUntilItIsTaken() throws Exception {
        WEBHOOK.stubFor(
                post("/calls")
                        .inScenario("recovery")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withStatus(503))
                        .willSetStateTo("up"));
        WEBHOOK.stubFor(
                post("/calls").inScenario("recovery").whenScenarioStateIs("up").willReturn(ok()));
        routeToWebhook("subscription=s", "negativeAckRedeliveryDelay=100");

        producer.publish(EVENT);

        await().atMost(LIMIT)
                .untilAsserted(() -> WEBHOOK.verify(2, postRequestedFor(urlEqualTo("/calls"))));
        awaitNoBacklog("s");
    }

    private void routeToWebhook(String... options) throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from(uri(options))
                                .removeHeaders("*")
                                .setHeader("Content-Type", constant("application/json"))
                                .to(WEBHOOK.baseUrl() + "/calls");
                    }
                });
        camel.start();
    }
}
