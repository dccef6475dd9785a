/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.test.contract.EventProducer;
import io.github.camel8x8.events.test.contract.OutgoingMessage;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes numbered events at a steady rate. Each belongs to one of {@link #INTERACTIONS}
 * interactions, and its number is in the field for an agent's id. When the service fails,
 * unconfirmed events are published again, so an event may be in the topic twice but none is
 * missing. Waits while a route is far behind, so that no event is dropped from the topic before it
 * was read.
 */
final class Feed implements NumberedFeed {

    static final int INTERACTIONS = 50;
    private static final int STEPS_PER_SECOND = 10;
    private static final int FAR_BEHIND = 50_000;
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final Supplier<EventProducer> connect;
    private final int total;
    private final int eachTime;
    private final IntSupplier slowest;
    private final AtomicInteger published = new AtomicInteger();
    private volatile boolean finished;
    private EventProducer producer;

    /**
     * @param connect opens a producer of the topic
     * @param total the total number of events
     * @param perSecond the rate in events a second
     * @param slowest the number of events that the slowest route has processed
     */
    Feed(Supplier<EventProducer> connect, int total, int perSecond, IntSupplier slowest) {
        this.slowest = slowest;
        this.connect = connect;
        this.total = total;
        this.eachTime = Math.max(1, perSecond / STEPS_PER_SECOND);
    }

    @Override
    public void start(ScheduledExecutorService executor) {
        executor.scheduleAtFixedRate(this::step, 0, 1000 / STEPS_PER_SECOND, TimeUnit.MILLISECONDS);
    }

    int published() {
        return published.get();
    }

    @Override
    public int finish() {
        finished = true;
        synchronized (this) {
            return published();
        }
    }

    boolean isOver() {
        return published() == total;
    }

    /** The interaction of an event. */
    static int interaction(int number) {
        return number % INTERACTIONS;
    }

    private synchronized void step() {
        int first = published.get();
        int count = Math.min(eachTime, total - first);
        if (count == 0 || finished || first - slowest.getAsInt() > FAR_BEHIND) {
            return;
        }
        try {
            if (producer == null) {
                producer = connect.get();
            }
            producer.send(messages(first, count));
            published.addAndGet(count);
        } catch (RuntimeException e) {
            LOG.info("Publishing again from {}: {}", first, e.toString());
            producer = null;
        }
    }

    /** The event of a number. */
    static OutgoingMessage message(int number) {
        return OutgoingMessage.of(
                        "{\"Interaction\":{\"event\":\"InteractionUpdated\",\"interactionGUID\":\"int-%d\",\"agentId\":\"%d\"}}"
                                .formatted(interaction(number), number))
                .withKey("int-" + interaction(number));
    }

    private static List<OutgoingMessage> messages(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Feed::message).toList();
    }
}
