package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camel8x8.events.test.EventStreamServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalEventStream.class)
class EventRoutesTest {

    EventStreamServer stream;

    @Inject EventCounts counts;

    @Test
    void receivesAnEventOfTheContactCenter() {
        stream.expect().client("event-v1/all");

        stream.expect().acknowledged(stream.publish("{\"event\":\"InteractionCreated\"}"));

        assertEquals(Map.of("InteractionCreated", 1), counts.counts());
    }
}
