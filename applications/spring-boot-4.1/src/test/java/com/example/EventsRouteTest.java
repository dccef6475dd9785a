package com.example;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.spring.EnableEventStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@EnableEventStream
class EventsRouteTest {

    @Autowired private EventStreamServer stream;
    @Autowired private EventCounts counts;

    @Test
    void countsEventsByType() {
        stream.publish(interaction().created());

        await().untilAsserted(
                        () -> assertThat(counts.counts()).containsEntry("InteractionCreated", 1));
    }
}
