/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.callrecords;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.traffic.ContactCentre;
import io.github.camel8x8.events.test.traffic.Traffic;
import java.time.Instant;
import org.apache.camel.main.Main;

/**
 * Prints and stores a record of each call, until it is stopped or for the number of seconds in its
 * argument.
 *
 * <p>Reads the 8x8 tenant in the environment variables {@code EIGHT_REGION}, {@code EIGHT_TENANT}
 * and {@code EIGHT_KEY}; without them, a simulated contact center whose clock runs sixty times
 * faster than real time.
 */
public final class CallRecords {

    private static final double EVENTS_PER_SECOND = 0.3;
    private static final double TIME_WARP = 60;

    private CallRecords() {}

    /**
     * Runs the example.
     *
     * @param args the number of seconds to run; without it, runs until stopped
     */
    public static void main(String[] args) throws Exception {
        Main main = new Main();
        if (args.length > 0) {
            main.addInitialProperty("camel.main.durationMaxSeconds", args[0]);
        }
        if (System.getenv("EIGHT_KEY") != null) {
            main.addInitialProperty("camel.component.8x8events.region", "{{env:EIGHT_REGION}}");
            main.addInitialProperty("camel.component.8x8events.tenant", "{{env:EIGHT_TENANT}}");
            main.addInitialProperty("camel.component.8x8events.api-key", "{{env:EIGHT_KEY}}");
            main.run();
            return;
        }
        try (EventStreamServer stream = EventStreamServer.start();
                Traffic traffic = Traffic.start(stream, centre(stream), TIME_WARP)) {
            connect(main, stream);
            main.run();
            System.out.println(traffic.published() + " events were published.");
        }
    }

    static void connect(Main main, EventStreamServer stream) {
        main.addInitialProperty("camel.component.8x8events.service-url", stream.serviceUrl());
        main.addInitialProperty("camel.component.8x8events.tenant", stream.tenant());
    }

    private static ContactCentre centre(EventStreamServer stream) {
        return new ContactCentre(
                System.nanoTime(), stream.tenant(), Instant.now(), EVENTS_PER_SECOND);
    }
}
