/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.demo;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.traffic.ContactCentre;
import io.github.camel8x8.events.test.traffic.Traffic;
import java.time.Instant;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * Starts a local event stream with a simulated contact center, five events a second, and prints the
 * events that a route receives. Runs until it is stopped, or for the number of seconds in its
 * argument.
 */
public final class Demo {

    private static final double EVENTS_PER_SECOND = 5;

    private Demo() {}

    /**
     * Prints live events.
     *
     * @param args the seconds to run; runs until stopped if empty
     */
    public static void main(String[] args) throws Exception {
        try (EventStreamServer stream = EventStreamServer.start();
                Traffic traffic = Traffic.start(stream, centre(stream), 1)) {
            Main main = new Main();
            main.addInitialProperty("camel.component.8x8events.service-url", stream.serviceUrl());
            main.addInitialProperty("camel.component.8x8events.tenant", stream.tenant());
            if (args.length > 0) {
                main.addInitialProperty("camel.main.durationMaxSeconds", args[0]);
            }
            main.configure().addRoutesBuilder(new PrintEvents());
            main.run();
            System.out.println(traffic.published() + " events were published.");
        }
    }

    private static ContactCentre centre(EventStreamServer stream) {
        return new ContactCentre(
                System.nanoTime(), stream.tenant(), Instant.now(), EVENTS_PER_SECOND);
    }

    /** The route. */
    private static final class PrintEvents extends RouteBuilder {
        @Override
        public void configure() {
            from("8x8events:all")
                    .log("${body.type} ${body.callState} ${body.interactionGuid} ${body.agentId}");
        }
    }
}
