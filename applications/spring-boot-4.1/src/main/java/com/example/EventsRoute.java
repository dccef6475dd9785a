package com.example;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

@Component
public class EventsRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("8x8events:all?eventTypes=Interaction*")
                .routeId("events")
                .log("${body.type} of ${body.interactionGuid} at ${body.eventTime}")
                .bean(EventCounts.class);
    }
}
