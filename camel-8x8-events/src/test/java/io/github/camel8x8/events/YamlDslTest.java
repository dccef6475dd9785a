/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Typical YAML routes, with the three properties set on the component. */
@Tag("camel-yaml-dsl")
class YamlDslTest {

    @AutoClose private final CamelContext camel = new DefaultCamelContext();
    private EventStreamServer stream;

    @BeforeEach
    void component(@EventStream EventStreamServer started) {
        stream = started;
        EventsComponent component = camel.getComponent("8x8events", EventsComponent.class);
        component.getConfiguration().setServiceUrl(stream.serviceUrl());
        component.getConfiguration().setTenant(stream.tenant());
    }

    @Test
    void aRouteMayBeNothingButAUriAndSteps() throws Exception {
        load(
                """
                - from:
                    uri: 8x8events:all
                    steps:
                      - to: mock:events
                """);
        MockEndpoint events = expect(2);

        stream.publish(interaction().created().deleted());

        events.assertIsSatisfied();
    }

    @Test
    void optionsArePassedAsParametersAndAcceptPlaceholders() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("wanted", "*Deleted");
        camel.getPropertiesComponent().setInitialProperties(properties);
        load(
                """
                - from:
                    uri: 8x8events:all
                    parameters:
                      eventTypes: "{{wanted}}"
                      subscription: calls
                      subscriptionType: Key_Shared
                      subscriptionInitialPosition: Earliest
                    steps:
                      - to: mock:events
                """);
        MockEndpoint events = expect(1);
        events.message(0).header(EventsConstants.EVENT_TYPE).isEqualTo("InteractionDeleted");

        stream.publish(interaction().created().deleted());

        events.assertIsSatisfied();
        stream.expect().noBacklog("all", "calls");
    }

    @Test
    void aTemplateOfARouteIsGivenItsTopic() throws Exception {
        load(
                """
                - routeTemplate:
                    id: events-of
                    parameters:
                      - name: topic
                    from:
                      uri: "8x8events:{{topic}}"
                      steps:
                        - to: mock:events
                - templatedRoute:
                    routeTemplateRef: events-of
                    routeId: created
                    parameters:
                      - name: topic
                        value: InteractionCreated
                - templatedRoute:
                    routeTemplateRef: events-of
                    routeId: deleted
                    parameters:
                      - name: topic
                        value: InteractionDeleted
                """);
        MockEndpoint events = expect(2);

        stream.publish(interaction().created().queued().deleted());

        events.assertIsSatisfied();
    }

    @Test
    void aPositionIsABeanInYaml(@TempDir Path directory) throws Exception {
        load(
                """
                - beans:
                    - name: position
                      type: io.github.camel8x8.events.position.FilePositionRepository
                      factoryMethod: at
                      constructors:
                        "0": "%s"
                - from:
                    uri: 8x8events:all
                    parameters:
                      offsetRepository: "#bean:position"
                      messageId: earliest
                    steps:
                      - to: mock:events
                """
                        .formatted(directory.resolve("positions")));
        MockEndpoint events = expect(2);
        stream.publish(interaction().created().deleted());
        events.assertIsSatisfied();

        camel.getRouteController().stopAllRoutes();
        Published meanwhile = stream.publish(interaction().created()).get(0);
        events.reset();
        events.expectedHeaderReceived(EventsConstants.MESSAGE_ID, meanwhile.messageId());
        events.expectedMessageCount(1);
        camel.getRouteController().startAllRoutes();

        events.assertIsSatisfied();
    }

    @Test
    void theRouteAcknowledgesByAScriptOfSimple() throws Exception {
        load(
                """
                - from:
                    uri: 8x8events:all
                    parameters:
                      subscription: calls
                      allowManualAck: true
                    steps:
                      - filter:
                          simple: "${body.type} == 'InteractionDeleted'"
                          steps:
                            - script:
                                simple: "${header.Camel8x8EventsAcknowledgement.ack()}"
                            - to: mock:events
                """);
        MockEndpoint events = expect(1);

        List<Published> published = stream.publish(interaction().created().deleted());

        events.assertIsSatisfied();
        stream.expect().acknowledged(published.get(1));
        assertThat(stream.backlog("all", "calls")).isEqualTo(1);
    }

    @Test
    void aMisspeltOptionIsNamedWithTheOneThatIsMeant() {
        assertThatThrownBy(
                        () ->
                                load(
                                        """
                                        - from:
                                            uri: 8x8events:all
                                            parameters:
                                              eventType: InteractionDeleted
                                            steps:
                                              - to: mock:events
                                        """))
                .rootCause()
                .hasMessageContainingAll("eventType", "eventTypes");
    }

    private MockEndpoint expect(int count) {
        MockEndpoint events = camel.getEndpoint("mock:events", MockEndpoint.class);
        events.expectedMessageCount(count);
        return events;
    }

    private void load(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.fromString("routes.yaml", yaml));
        camel.start();
    }
}
