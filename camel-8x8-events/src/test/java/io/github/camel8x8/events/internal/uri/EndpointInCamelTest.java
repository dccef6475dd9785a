/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Camel's features for endpoints other than consuming from them work, and reveal no secret. */
class EndpointInCamelTest {

    private static final String CANNOT_BE_NORMALIZED =
            "8x8events:all?tenant=acme&region=EUW2&apiKey=RAW(S3CRET% ~)&readerName=Zoë 100%";

    @AutoClose private final DefaultCamelContext camel = new DefaultCamelContext();

    @Test
    void itsUriIsOneCamelCanNormalizeAndShowsNoSecret() throws Exception {
        start(CANNOT_BE_NORMALIZED);

        String uri = endpoint().getEndpointUri();

        assertThat(uri)
                .isEqualTo(
                        "8x8events://all?apiKey=xxxxxx&readerName=Zo!C3!AB!20100!25&region=EUW2&tenant=acme");
        assertThat(URISupport.normalizeUri(uri)).isEqualTo(uri);
        assertThat(endpoint().getEndpointBaseUri()).isEqualTo("8x8events://all");
    }

    @Test
    void otherEndpointsCanBeRemovedByAPattern() throws Exception {
        start(CANNOT_BE_NORMALIZED);
        camel.getEndpoint("seda:other");

        assertThat(camel.removeEndpoints("seda:*")).hasSize(1);
    }

    @Test
    void itCanBeRemovedByAPattern() throws Exception {
        start(CANNOT_BE_NORMALIZED);

        assertThat(camel.removeEndpoints("8x8events:*")).hasSize(1);
    }

    @Test
    void itIsFoundByTheUriItWasMadeFrom() throws Exception {
        String uri = "8x8events:all?tenant=acme&region=EUW2&apiKey=key";
        start(uri);

        assertThat(camel.hasEndpoint(uri)).isSameAs(endpoint());
    }

    /** If Camel could not normalize the path form, a pattern matches the query form only. */
    @ParameterizedTest
    @CsvSource({
        "8x8events:all?tenant=acme&region=EUW2&apiKey=#property:key, 8x8events:*",
        "8x8events:all?tenant=acme&region=EUW2&apiKey=#property:key, 8x8events:all*",
        "8x8events?topic=all&tenant=acme&region=EUW2&apiKey=RAW(S3CRET% ~), 8x8events?topic=all*"
    })
    void routesFromItCanBeInterceptedByAPattern(String uri, String pattern) throws Exception {
        camel.getPropertiesComponent().addInitialProperty("key", "S3CRET% ~");
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        interceptFrom(pattern).to("mock:intercepted");
                        from(uri).routeId("events").autoStartup(false).to("log:none");
                    }
                });
        camel.start();

        assertThat(camel.getRouteDefinition("events").getOutputs().get(0).toString())
                .contains("mock:intercepted");
    }

    @Test
    void sendingElsewhereCanBeIntercepted() throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        interceptSendToEndpoint("mock:*").to("log:none");
                        from(CANNOT_BE_NORMALIZED)
                                .routeId("events")
                                .autoStartup(false)
                                .to("mock:end");
                    }
                });

        camel.start();

        assertThat(camel.getRoute("events")).isNotNull();
    }

    @Test
    void aTestCanReplaceItByAnotherEndpoint() throws Exception {
        start(CANNOT_BE_NORMALIZED);
        AdviceWith.adviceWith(camel, "events", advice -> advice.replaceFromWith("direct:test"));
        camel.getRouteController().startRoute("events");
        MockEndpoint end = camel.getEndpoint("mock:end", MockEndpoint.class);
        end.expectedMessageCount(1);

        camel.createProducerTemplate().sendBody("direct:test", "event");

        end.assertIsSatisfied();
    }

    @Test
    void aTestCanChangeItsRoute() throws Exception {
        start(CANNOT_BE_NORMALIZED);

        AdviceWith.adviceWith(camel, "events", advice -> advice.weaveAddLast().to("mock:last"));

        assertThat(endpoint().getEndpointUri()).startsWith("8x8events://all?");
    }

    @Test
    void aRouteCanBeRemovedAndAddedAgain() throws Exception {
        start(CANNOT_BE_NORMALIZED);
        var definition = ((ModelCamelContext) camel).getRouteDefinition("events");

        camel.removeRoute("events");
        camel.addRouteDefinition(definition);

        assertThat(camel.getRoute("events")).isNotNull();
    }

    @Test
    @Tag("camel-management")
    void managementShowsNoSecret() throws Exception {
        start(CANNOT_BE_NORMALIZED);

        assertThat(shownByManagement())
                .anyMatch(text -> text.contains("8x8events://all"))
                .noneMatch(text -> text.contains("S3CRET"));
    }

    @Test
    @Tag("camel-4.18-modules")
    void aDumpOfTheRouteShowsThePlaceholderOfASecret() throws Exception {
        camel.getPropertiesComponent().addInitialProperty("key", "S3CRET% ~");
        start("8x8events:all?tenant=acme&region=EUW2&apiKey={{key}}");
        var definition = ((ModelCamelContext) camel).getRouteDefinition("events");

        assertThat(PluginHelper.getModelToXMLDumper(camel).dumpModelAsXml(camel, definition))
                .contains("apiKey={{key}}")
                .doesNotContain("S3CRET");
        assertThat(PluginHelper.getModelToYAMLDumper(camel).dumpModelAsYaml(camel, definition))
                .contains("apiKey={{key}}")
                .doesNotContain("S3CRET");
    }

    @Test
    void anEndpointCanBeUsedByTwoRoutes() throws Exception {
        start(CANNOT_BE_NORMALIZED);
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(CANNOT_BE_NORMALIZED).autoStartup(false).to("mock:other");
                    }
                });

        assertThat(camel.getEndpoints().stream().filter(e -> e.getEndpointUri().startsWith("8x8")))
                .hasSize(1);
    }

    private void start(String uri) throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri).routeId("events").autoStartup(false).to("mock:end");
                    }
                });
        camel.start();
    }

    private Endpoint endpoint() {
        return camel.getRoute("events").getEndpoint();
    }

    /** The names and all attributes of the managed beans of this context. */
    private List<String> shownByManagement() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName ours =
                new ObjectName("org.apache.camel:context=" + camel.getManagementName() + ",*");
        List<String> shown = new ArrayList<>();
        for (ObjectName bean : server.queryNames(ours, null)) {
            shown.add(bean.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
                shown.add(String.valueOf(server.getAttribute(bean, attribute.getName())));
            }
        }
        return shown;
    }
}
