/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.broker.BrokerException;
import io.github.camel8x8.events.test.broker.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the events of a contact center to a stream, on a separate thread, until closed. */
public final class Traffic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

    private static final int MAX_AT_ONCE = 1000;

    private final EventStreamServer stream;
    private final ContactCentre centre;
    private final double timeWarp;
    private final AtomicLong published = new AtomicLong();
    private final Thread thread = new Thread(this::run, "contact-centre");
    private volatile boolean closed;

    private Traffic(EventStreamServer stream, ContactCentre centre, double timeWarp) {
        this.stream = stream;
        this.centre = centre;
        this.timeWarp = timeWarp;
    }

    /**
     * Starts.
     *
     * @param stream the stream to which the events are published
     * @param centre the source of the events
     * @param timeWarp how many times faster than real time the contact center's clock runs; above 0
     * @return the running traffic, to be closed
     */
    public static Traffic start(EventStreamServer stream, ContactCentre centre, double timeWarp) {
        if (!(timeWarp > 0)) {
            throw new IllegalArgumentException("timeWarp is " + timeWarp + ", must be above 0");
        }
        Traffic traffic = new Traffic(stream, centre, timeWarp);
        traffic.thread.setDaemon(true);
        traffic.thread.start();
        return traffic;
    }

    /** {@return the number of published events} */
    public long published() {
        return published.get();
    }

    /** Stops, and returns after the last event has been published. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        TimedEvent next = centre.next();
        Instant opened = next.at();
        long started = System.nanoTime();
        while (!closed) {
            long due = started + (long) (Duration.between(opened, next.at()).toNanos() / timeWarp);
            List<Message> now = new ArrayList<>();
            while (due - System.nanoTime() <= 0 && now.size() < MAX_AT_ONCE) {
                now.add(next.message());
                next = centre.next();
                due = started + (long) (Duration.between(opened, next.at()).toNanos() / timeWarp);
            }
            if (now.isEmpty()) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
            } else {
                publish(now);
            }
        }
    }

    private void publish(List<Message> messages) {
        try {
            stream.publish(() -> messages);
            published.addAndGet(messages.size());
        } catch (BrokerException e) {
            LOG.warn(
                    "The simulated contact center stops: its topic accepts no more events ({})",
                    e.reason());
            closed = true;
        }
    }
}
