package com.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

@ApplicationScoped
public class EventRoutes extends RouteBuilder {

    @Inject EventCounts counts;

    @Override
    public void configure() {
        from("8x8events:all?eventTypes=Interaction*").routeId("events").process(counts);
    }
}
