/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.notification.StreamConnected;
import io.github.camel8x8.events.notification.StreamDisconnected;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.spring.EnableEventStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.test.annotation.DirtiesContext;

/** A method with {@code @EventListener} receives the changes of a stream. */
@SpringBootTest(
        properties = {
            "camel.component.8x8events.reconnect-delay=50ms",
            "camel.component.8x8events.reconnect-max-delay=100ms"
        })
@EnableEventStream(apiKey = "s3cret")
@DirtiesContext
class StreamNotificationsTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("8x8events:all").routeId("calls").to("mock:events");
                }
            };
        }

        @Bean
        OnCall onCall() {
            return new OnCall();
        }
    }

    // tag::event-listener[]
    @Component
    static class OnCall {

        final List<String> alerts = new CopyOnWriteArrayList<>();

        @EventListener
        void down(StreamDisconnected event) {
            alerts.add("down: " + event.getReason());
        }

        @EventListener
        void up(StreamConnected event) {
            alerts.add("up: " + event.getTopic());
        }
    }

    // end::event-listener[]

    @Autowired private EventStreamServer stream;

    @Autowired private OnCall onCall;

    @Autowired private CamelContext camel;

    @Test
    void aRevokedKeyIsReportedOnceAndItsReturnOnce() {
        stream.revokeApiKey("s3cret");
        stream.dropConnections();
        await().untilAsserted(() -> assertThat(onCall.alerts).hasSize(2));
        stream.addApiKey("s3cret");

        await().untilAsserted(() -> assertThat(onCall.alerts).hasSize(3));
        assertThat(onCall.alerts.get(0)).isEqualTo("up: " + stream.tenant() + "/event-v1/all");
        assertThat(onCall.alerts.get(1)).startsWith("down: ").doesNotContain("s3cret");
        assertThat(onCall.alerts.get(2)).isEqualTo(onCall.alerts.get(0));
    }

    @Test
    void camelCreatesNoEventsOfExchangesForIt() {
        assertThat(camel.getCamelContextExtension().isEventNotificationApplicable()).isFalse();
    }
}
