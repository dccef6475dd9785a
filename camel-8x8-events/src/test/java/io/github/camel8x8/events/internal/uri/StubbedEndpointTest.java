/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.EventsEndpoint;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.component.stub.StubEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Routes load with Camel's stub instead of the component. The Camel CLI replaces every component in
 * this way for {@code camel export}, {@code camel dependency list}, {@code camel transform route}
 * and {@code camel run --stub}, and the stub gives its URI to {@code java.net.URI}.
 */
class StubbedEndpointTest {

    @AutoClose private final DefaultCamelContext camel = new DefaultCamelContext();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8x8events:all",
                "8x8events://all",
                "8x8events:agent-v1/ag1",
                "8x8events:all?tenant=acme&region=EUW2",
                "8x8events:{{topic}}?tenant={{tenant}}",
                "{{uri}}",
                "8x8events:all?readerName=Zoë 100%",
                "8x8events?topic=all"
            })
    void aRouteLoadsWhenTheCliStubsEveryComponent(String uri) throws Exception {
        stubEveryComponent();
        setProperties();
        camel.addRoutes(routeFrom(uri));

        camel.start();

        assertThat(camel.getRoute("events").getEndpoint()).isInstanceOf(StubEndpoint.class);
    }

    @Test
    void aRouteLoadsWhenAStubIsAddedUnderTheScheme() throws Exception {
        camel.addComponent("8x8events", new StubComponent());
        camel.addRoutes(routeFrom("8x8events:all"));

        camel.start();

        assertThat(camel.getRoute("events").getEndpoint()).isInstanceOf(StubEndpoint.class);
    }

    @Test
    void aYamlRouteWithParametersLoads() throws Exception {
        stubEveryComponent();
        load(
                """
                - route:
                    id: events
                    from:
                      uri: 8x8events
                      parameters:
                        topic: all
                        region: EUW2
                      steps:
                        - log: "${body}"
                """);

        camel.start();

        assertThat(camel.getRoute("events").getEndpoint()).isInstanceOf(StubEndpoint.class);
    }

    @Tag("other-camel-modules")
    @Test
    @Tag("camel-4.18-modules")
    void theKameletLoads() throws Exception {
        stubEveryComponent();
        load(
                """
                - route:
                    id: events
                    from:
                      uri: kamelet:8x8-events-source
                      parameters:
                        topic: all
                        region: EUW2
                        tenant: acme
                        apiKey: "S3CRET% ~"
                      steps:
                        - log: "${body}"
                """);

        camel.start();

        assertThat(camel.getRoutes())
                .anyMatch(route -> route.getEndpoint() instanceof StubEndpoint);
    }

    @Test
    void theRouteIsStillShownAsItWasWritten() throws Exception {
        stubEveryComponent();
        camel.addRoutes(routeFrom("8x8events:all?tenant=acme"));

        camel.start();

        assertThat(PluginHelper.getModelToXMLDumper(camel).dumpModelAsXml(camel, definition()))
                .contains("\"8x8events:all?tenant=acme\"");
        assertThat(PluginHelper.getModelToYAMLDumper(camel).dumpModelAsYaml(camel, definition()))
                .contains("8x8events:all?tenant=acme");
    }

    @Test
    void aComponentCanBeAddedAfterTheRoute() throws Exception {
        camel.addRoutes(routeFrom("8x8events:all?tenant=acme&region=EUW2&apiKey=key"));
        EventsComponent added = new EventsComponent();

        camel.addComponent("8x8events", added);
        camel.start();

        assertThat(((EventsEndpoint) camel.getRoute("events").getEndpoint()).getComponent())
                .isSameAs(added);
    }

    /** When this fails, Camel's stub accepts the scheme, and the rewrite above can go. */
    @Test
    void camelItselfRejectsTheSchemeForAStub() {
        assertThatThrownBy(() -> new StubComponent().createEndpoint("8x8events:all"))
                .hasMessageContaining("Illegal character in scheme name at index 0");
    }

    private RouteDefinition definition() {
        return camel.getRouteDefinition("events");
    }

    private void setProperties() {
        camel.getPropertiesComponent().addInitialProperty("topic", "all");
        camel.getPropertiesComponent().addInitialProperty("tenant", "acme");
        camel.getPropertiesComponent().addInitialProperty("uri", "8x8events:all?tenant=acme");
    }

    /** As the Camel CLI does. */
    private void stubEveryComponent() {
        camel.getCamelContextExtension()
                .addContextPlugin(ComponentResolver.class, new StubResolver());
    }

    private void load(String yaml) throws Exception {
        Resource resource = ResourceHelper.fromString("events.camel.yaml", yaml);
        PluginHelper.getRoutesLoader(camel).loadRoutes(List.of(resource));
    }

    private static RoutesBuilder routeFrom(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("events").autoStartup(false).to("log:events");
            }
        };
    }

    private static final class StubResolver extends DefaultComponentResolver {

        private static final List<String> REAL =
                List.of("stub", "direct", "kamelet", "log", "seda");

        @Override
        public Component resolveComponent(String name, CamelContext context) {
            return super.resolveComponent(REAL.contains(name) ? name : "stub", context);
        }
    }
}
