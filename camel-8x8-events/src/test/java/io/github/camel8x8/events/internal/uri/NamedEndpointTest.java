/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camel8x8.events.EventsConfiguration;
import io.github.camel8x8.events.EventsEndpoint;
import io.github.camel8x8.events.internal.uri.WayToNameAnEndpoint.Spelling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For each way to name an endpoint in Camel, any values and any order, the consumer connects to the
 * service with exactly these values.
 */
class NamedEndpointTest {

    private static final String MESSAGE_ID = "CJ/B/+gUEB8=";

    @RegisterExtension
    static final WireMockExtension FRONT_DOOR =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    static Stream<Arguments> waysOfCore() {
        return inBothOrders(WaysOfCore.values());
    }

    static Stream<Arguments> waysOfYaml() {
        return inBothOrders(WaysOfYaml.values());
    }

    static Stream<Arguments> waysOfOtherModules() {
        return inBothOrders(WaysOfOtherModules.values());
    }

    private static Stream<Arguments> inBothOrders(WayToNameAnEndpoint[] ways) {
        return Stream.of(ways)
                .flatMap(
                        way ->
                                Stream.of("as they come", "reversed")
                                        .map(order -> Arguments.of(way, order)));
    }

    @BeforeEach
    void turnAway() {
        FRONT_DOOR.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));
    }

    @ParameterizedTest(name = "{0}, options {1}")
    @MethodSource("waysOfCore")
    void reachesTheServiceWithExactlyItsValues(WayToNameAnEndpoint way, String order)
            throws Exception {
        expectExactlyItsValues(way, order);
    }

    @ParameterizedTest(name = "{0}, options {1}")
    @MethodSource("waysOfYaml")
    @Tag("camel-yaml-dsl")
    void reachesTheServiceWithExactlyItsValuesFromYaml(WayToNameAnEndpoint way, String order)
            throws Exception {
        expectExactlyItsValues(way, order);
    }

    @ParameterizedTest(name = "{0}, options {1}")
    @MethodSource("waysOfOtherModules")
    @Tag("camel-4.18-modules")
    void reachesTheServiceWithExactlyItsValuesFromOtherModules(
            WayToNameAnEndpoint way, String order) throws Exception {
        expectExactlyItsValues(way, order);
    }

    private static void expectExactlyItsValues(WayToNameAnEndpoint way, String order)
            throws Exception {
        Map<String, String> wanted = options(way.spelling(), order.equals("reversed"));
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            way.name(camel, wanted);
            camel.start();
            way.use(camel, wanted);

            assertThat(optionsOf(camel)).isEqualTo(new LinkedHashMap<>(wanted));
            LoggedRequest knock = firstKnock();
            assertThat(knock.getUrl()).startsWith("/ws/v2/reader/persistent/acme/event-v1/all?");
            assertThat(knock.header("X-API-Key").firstValue()).isEqualTo(wanted.get("apiKey"));
            assertThat(knock.queryParameter("readerName").firstValue())
                    .isEqualTo(wanted.get("readerName"));
            assertThat(knock.queryParameter("messageId").firstValue()).isEqualTo(MESSAGE_ID);
        }
    }

    private static Map<String, String> options(Spelling spelling, boolean reversed) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("tenant", "acme");
        options.put("serviceUrl", FRONT_DOOR.baseUrl().replace("http://", "ws://"));
        options.put("apiKey", "eght_a+b/c=d:e~f%g h" + (spelling == Spelling.ANY ? "&i%41)j" : ""));
        options.put("readerName", "Zoë's 100% 日本 [wall] <b>|\\^`\"");
        options.put("messageId", MESSAGE_ID);
        options.put("proxyPassword", "+/=:%~" + (spelling == Spelling.ANY ? "}{&x=y" : ""));
        return reversed ? reversed(options) : options;
    }

    private static Map<String, String> reversed(Map<String, String> options) {
        List<String> names = new ArrayList<>(options.keySet());
        Collections.reverse(names);
        Map<String, String> reversed = new LinkedHashMap<>();
        names.forEach(name -> reversed.put(name, options.get(name)));
        return reversed;
    }

    private static Map<String, String> optionsOf(CamelContext camel) {
        List<EventsEndpoint> endpoints =
                camel.getEndpoints().stream()
                        .filter(EventsEndpoint.class::isInstance)
                        .map(EventsEndpoint.class::cast)
                        .toList();
        assertThat(endpoints).hasSize(1);
        EventsConfiguration options = endpoints.get(0).getConfiguration();
        assertThat(options.getTopic()).isEqualTo("all");
        var provider = options.getApiKeyProvider();
        return Map.of(
                "tenant", options.getTenant(),
                "serviceUrl", options.getServiceUrl(),
                "apiKey", provider == null ? options.getApiKey() : provider.get(),
                "readerName", options.getReaderName(),
                "messageId", options.getMessageId(),
                "proxyPassword", options.getProxyPassword());
    }

    private static LoggedRequest firstKnock() {
        return await().until(
                        () -> FRONT_DOOR.findAll(getRequestedFor(anyUrl())),
                        knocks -> !knocks.isEmpty())
                .get(0);
    }
}
