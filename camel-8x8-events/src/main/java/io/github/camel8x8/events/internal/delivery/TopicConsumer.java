/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.internal.micrometer.StreamMeters;
import io.github.camel8x8.events.internal.protocol.MalformedFrameException;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.StreamListener;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import io.github.camel8x8.events.internal.stream.transport.StreamConnectException;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One topic of a consumer: its stream, the executors of its events, and its reports. */
public final class TopicConsumer implements StreamListener {

    /** The category of the consumer, which users know. */
    private static final Logger LOG =
            LoggerFactory.getLogger("io.github.camel8x8.events.EventsConsumer");

    private final String routeId;
    private final StreamOptions options;
    private final EventStream stream;
    private final KeyOrderedExecutor routeExecutor;
    private final ExchangeDispatcher processor;
    private final StreamMeters meters;
    private final ExceptionReporter reports;
    private final ThrottledReporter repeatedReports;
    private final Consumer<Instant> onComplete;
    private volatile boolean started;
    private volatile boolean complete;
    private @Nullable String reported; // confined to the stream's thread

    public TopicConsumer(
            String routeId,
            StreamOptions options,
            PositionTracker positions,
            StreamEngine engine,
            Executor executor,
            int concurrency,
            ExchangeDispatcher processor,
            StreamMeters meters,
            ExceptionReporter reports,
            Consumer<Instant> onComplete) {
        this.onComplete = onComplete;
        this.routeId = routeId;
        this.options = options;
        this.routeExecutor = new KeyOrderedExecutor(concurrency, executor, processor);
        this.reports = reports;
        this.repeatedReports = new ThrottledReporter(reports, System::nanoTime);
        this.processor = processor;
        this.meters = meters;
        this.stream = new EventStream(options, engine, this, positions);
        meters.watch(stream);
    }

    public CompletableFuture<Void> start() {
        return stream.start().thenRun(this::started);
    }

    /** The start has succeeded or no longer waits: from now on, failures are reported here. */
    public void started() {
        started = true;
    }

    /** The start no longer waits: see {@link EventStream#startedWithoutOutcome}. */
    public void startedWithoutOutcome() {
        stream.startedWithoutOutcome();
    }

    public CompletableFuture<Void> stop() {
        routeExecutor.pause();
        return stream.stop().thenRun(meters::remove);
    }

    public void pause() {
        routeExecutor.pause();
    }

    public void resume() {
        routeExecutor.resume();
    }

    /** Completes the events that the route has lost. */
    public void completeLost() {
        processor.completeLost();
    }

    public EventStream stream() {
        return stream;
    }

    /** Whether every event before the stop time is processed. */
    public boolean isComplete() {
        return complete;
    }

    @Override
    public void onDelivery(Delivery delivery) {
        routeExecutor.add(processor.inFlightOf(delivery));
    }

    @Override
    public void onDelivered() {
        routeExecutor.announce();
    }

    @Override
    public void onDropped() {
        routeExecutor.removeDropped();
    }

    @Override
    public void onUndecodable(MalformedFrameException cause) {
        repeatedReports.report("Topic " + options.topic() + ": a frame was skipped", cause);
    }

    @Override
    public void onStatus(StreamStatus status) {
        switch (status.state()) {
            case CONNECTED -> {
                reported = null;
                LOG.info(
                        "Connected to {}, topic {}, route {}, {}",
                        options.service(),
                        options.topic(),
                        routeId,
                        wayOfReading());
            }
            case RECONNECTING, FAILED -> report(status);
            case SEEKING_BACK ->
                    LOG.info(
                            "An event of topic {} failed: reading again from it in {} ms",
                            options.topic(),
                            status.nextAttemptIn() == null ? 0 : status.nextAttemptIn().toMillis());
            case CONNECTING, STOPPED -> LOG.debug("Topic {}: {}", options.topic(), status.state());
        }
    }

    private String wayOfReading() {
        return options.api() instanceof ConsumerApi consumer
                ? "subscription %s (%s)".formatted(consumer.subscription(), consumer.type())
                : "as a reader";
    }

    @Override
    public void onGap(String description) {
        LOG.warn("Topic {}: {}", options.topic(), description);
    }

    @Override
    public void onWarning(String description) {
        LOG.warn("Topic {}: {}", options.topic(), description);
    }

    @Override
    public void onComplete(Instant stopTime) {
        complete = true;
        onComplete.accept(stopTime);
    }

    @Override
    public void onPositionNotStored(Exception cause) {
        repeatedReports.report(
                "Cannot store the position of topic " + options.topic() + " in offsetRepository",
                cause);
    }

    /** Reports once per cause, not once per attempt. */
    private void report(StreamStatus status) {
        Exception cause = status.cause();
        String text = cause == null ? "closed by its owner" : String.valueOf(cause.getMessage());
        boolean failed = status.state() == StreamState.FAILED;
        boolean toldByTheStart = failed && !started;
        if (toldByTheStart || (Objects.equals(text, reported) && !failed)) {
            LOG.debug("Topic {}, attempt {}: {}", options.topic(), status.failedAttempts(), text);
            return;
        }
        reported = text;
        if (cause != null && (failed || isPermanent(cause))) {
            reports.later(
                    failed
                            ? "Topic %s: not retried after %d failed attempts"
                                    .formatted(options.topic(), status.failedAttempts())
                            : "Topic " + options.topic() + ": connection rejected; retrying slowly",
                    cause);
        } else {
            LOG.warn("Topic {}: {}. Reconnecting", options.topic(), text);
        }
    }

    private static boolean isPermanent(Exception cause) {
        return cause instanceof StreamConnectException rejected && rejected.isPermanent();
    }
}
