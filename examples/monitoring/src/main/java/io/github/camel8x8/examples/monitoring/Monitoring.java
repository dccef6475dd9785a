/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.monitoring;

import static io.github.camel8x8.events.test.fault.Fault.garbage;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.traffic.ContactCentre;
import io.github.camel8x8.events.test.traffic.Traffic;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.jspecify.annotations.Nullable;

/** The running application, with the simulated contact center that it reads. */
public final class Monitoring implements AutoCloseable {

    private static final double EVENTS_PER_SECOND = 10;

    private final EventStreamServer stream;
    private final Traffic traffic;
    private final Target target = new Target();
    private final Main main = new Main();
    private @Nullable Fault fault;

    private Monitoring(EventStreamServer stream) {
        this.stream = stream;
        this.traffic =
                Traffic.start(
                        stream,
                        new ContactCentre(
                                System.nanoTime(),
                                stream.tenant(),
                                Instant.now(),
                                EVENTS_PER_SECOND),
                        1);
    }

    /**
     * Starts the application.
     *
     * @param properties override those of {@code application.properties}
     * @return the application, which has started and serves metrics
     */
    public static Monitoring start(Map<String, String> properties) {
        Monitoring monitoring = new Monitoring(EventStreamServer.start());
        try {
            monitoring.startCamel(properties);
        } catch (RuntimeException e) {
            monitoring.close();
            throw e;
        }
        return monitoring;
    }

    /**
     * Injects a fault, and ends the one before.
     *
     * @param next the fault; null if none
     */
    public synchronized void inject(@Nullable Fault next) {
        if (fault == Fault.STREAM_DOWN) {
            stream.restart();
        }
        fault = next;
        target.apply(next);
        if (next == Fault.STREAM_DOWN) {
            stream.stop();
        } else if (next == Fault.LOST_CONNECTIONS) {
            stream.dropConnections();
        } else if (next == Fault.GARBAGE) {
            stream.inject(garbage("not a message"));
        }
    }

    /** {@return the value of a property} */
    String property(String name) {
        return main.getCamelContext().resolvePropertyPlaceholders("{{" + name + "}}");
    }

    @Override
    public void close() {
        target.apply(null);
        main.stop();
        traffic.close();
        stream.close();
    }

    private void startCamel(Map<String, String> properties) {
        main.setShutdownStrategy(new SimpleMainShutdownStrategy()); // Ctrl+C ends the process
        main.bind("target", target);
        main.addOverrideProperty("camel.component.8x8events.service-url", stream.serviceUrl());
        main.addOverrideProperty("camel.component.8x8events.tenant", stream.tenant());
        properties.forEach(main::addOverrideProperty);
        main.start();
    }
}
