/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.micrometer.StreamMeters;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import java.lang.ref.Reference;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an event of a topic, or a batch of events, through the route; skips an unwanted event
 * without an Exchange.
 */
public final class ExchangeDispatcher implements SerialExecutor.Work {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeDispatcher.class);

    private static final AtomicIntegerFieldUpdater<RouteCompletion> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(RouteCompletion.class, "ended");

    private final DefaultConsumer consumer;
    private final ExceptionReporter reports;
    private final EventTypeFilter wanted;
    private final EventHeaders headers;
    private final StreamMeters meters;
    private final AckPolicy ackPolicy;
    private final LostEvents lost;
    private final @Nullable Batching batching;

    /**
     * Creates a dispatcher for the events of one topic.
     *
     * @param consumer creates the Exchanges and has the route
     * @param wanted selects the events
     * @param headers the headers of the events of the topic
     * @param ackPolicy how events are acknowledged
     * @param meters notified of each event that enters the route
     * @param reports receives the failures
     * @param batching when a batch is complete; null to route events one by one
     */
    public ExchangeDispatcher(
            DefaultConsumer consumer,
            EventTypeFilter wanted,
            EventHeaders headers,
            AckPolicy ackPolicy,
            StreamMeters meters,
            ExceptionReporter reports,
            @Nullable Batching batching) {
        this.consumer = consumer;
        this.wanted = wanted;
        this.headers = headers;
        this.ackPolicy = ackPolicy;
        this.meters = meters;
        this.reports = reports;
        this.batching = batching;
        lost = new LostEvents(reports);
    }

    /** The in-flight event of a delivery, to be processed now or later. */
    InFlightEvent inFlightOf(Delivery delivery) {
        MessageFrame message = delivery.message();
        return new InFlightEvent(
                delivery, Event.of(message.payload(), message.messageId()), ackPolicy);
    }

    /** Completes the events that the route has lost. */
    void completeLost() {
        lost.complete();
    }

    @Override
    public boolean isBatching() {
        return batching != null;
    }

    @Override
    public RouteQueue newQueue(Runnable wake) {
        return batching == null
                ? new EventQueue()
                : new BatchQueue(batching, wanted, ackPolicy, wake);
    }

    @Override
    public boolean process(InFlight inFlight, Runnable whenDone) {
        if (inFlight instanceof InFlightEvent event && isSkipped(event)) {
            return true;
        }
        Exchange exchange;
        try {
            exchange = consumer.createExchange(false);
            exchange.setIn(message(exchange, inFlight));
        } catch (RuntimeException e) {
            // User code has thrown, such as a factory: no route will complete the event.
            ackPolicy.failed(inFlight.delivery());
            reports.failed("Cannot create an Exchange for " + inFlight.delivery().label(), null, e);
            return true;
        }
        exchange.getExchangeExtension().addOnCompletion(inFlight);
        inFlight.countRouted(meters);
        RouteCompletion ending = new RouteCompletion(exchange, inFlight, whenDone);
        boolean done;
        try {
            done = consumer.getAsyncProcessor().process(exchange, ending);
            if (!done) {
                ending.watch();
            }
        } catch (Throwable e) {
            // The executor continues. When the thread runs again, Camel may still run the steps
            // after the Error, and call back.
            ending.end();
            throw e;
        }
        return done;
    }

    private boolean isSkipped(InFlightEvent inFlight) {
        if (wanted.accept(inFlight.event().getType())) {
            return false;
        }
        inFlight.delivery().skip();
        return true;
    }

    private Message message(Exchange exchange, InFlight inFlight) {
        if (inFlight instanceof InFlightEvent event) {
            return new EventMessage(exchange, headers, event);
        }
        InFlightBatch batch = (InFlightBatch) inFlight;
        Message message = new DefaultMessage(exchange);
        message.setBody(batch.events());
        headers.write(batch, message.getHeaders());
        return message;
    }

    private void finish(Exchange exchange, InFlight inFlight) {
        try {
            Exception failure = exchange.getException();
            if (failure != null) {
                // No matter which Exchange has the completion: a copy cannot undo the failure.
                inFlight.failed(failure);
                reports.failed(
                        inFlight instanceof InFlightBatch batch
                                ? "Error processing " + batch.delivery().label()
                                : "Error processing event",
                        exchange,
                        failure);
            } else if (!inFlight.routeEnded(exchange)) {
                lost.watchCompletion(inFlight);
            } else if (InFlight.isRolledBack(exchange)) {
                LOG.warn("The route has rolled back {}", inFlight.delivery().label());
            }
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    /** Camel's callback when the Exchange is complete. Only the first call has an effect. */
    private final class RouteCompletion implements AsyncCallback {

        private final Exchange exchange;
        private final InFlight inFlight;
        private final Runnable whenDone;
        private volatile int ended;
        private volatile LostEvents.@Nullable Watch watch;

        RouteCompletion(Exchange exchange, InFlight inFlight, Runnable whenDone) {
            this.exchange = exchange;
            this.inFlight = inFlight;
            this.whenDone = whenDone;
        }

        /** The Exchange continues on another thread. */
        void watch() {
            try {
                LostEvents.Watch added = lost.watchRoute(this, inFlight, whenDone);
                watch = added;
                if (ended != 0) {
                    lost.end(added); // end() may have seen no watch
                }
            } finally {
                Reference.reachabilityFence(this); // not lost before the watch has ended
            }
        }

        /** {@return whether this call is the first} */
        boolean end() {
            try {
                boolean first = ENDED.compareAndSet(this, 0, 1);
                LostEvents.Watch added = watch;
                if (added != null) {
                    lost.end(added);
                }
                return first;
            } finally {
                Reference.reachabilityFence(this);
            }
        }

        @Override
        public void done(boolean doneSync) {
            if (!end()) {
                return;
            }
            try {
                finish(exchange, inFlight);
            } finally {
                if (!doneSync) {
                    whenDone.run();
                }
            }
        }
    }
}
