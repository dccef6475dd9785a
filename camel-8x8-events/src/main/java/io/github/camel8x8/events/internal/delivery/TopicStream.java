/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.internal.micrometer.StreamMeters;
import io.github.camel8x8.events.internal.protocol.MalformedFrameException;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.PartitionedTopic;
import io.github.camel8x8.events.internal.stream.PositionExpiredException;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream of a topic or of one of its partitions, with its position, meters and reports. */
final class TopicStream implements StreamListener {

    /** The category of the consumer, which users know. */
    private static final Logger LOG =
            LoggerFactory.getLogger("io.github.camel8x8.events.EventsConsumer");

    private final String routeId;
    private final StreamOptions options;
    private final EventStream stream;
    private final PositionTracker positions;
    private final StreamMeters meters;
    private final ExceptionReporter reports;
    private final ThrottledReporter repeatedReports;
    private final StreamObserver observer;
    private final Owner owner;
    private volatile boolean started;
    private volatile boolean complete;
    private volatile boolean removed;
    private @Nullable String reported; // confined to the stream's thread

    TopicStream(
            String routeId,
            StreamOptions options,
            StreamEngine engine,
            PositionTracker positions,
            StreamMeters meters,
            ExceptionReporter reports,
            StreamNotifier notifier,
            Owner owner) {
        this.routeId = routeId;
        this.options = options;
        this.positions = positions;
        this.meters = meters;
        this.reports = reports;
        this.repeatedReports = new ThrottledReporter(reports, System::nanoTime);
        this.observer = new StreamObserver(notifier, options.topic());
        this.owner = owner;
        this.stream = new EventStream(options, engine, this, positions);
        meters.watch(stream);
    }

    EventStream stream() {
        return stream;
    }

    PositionTracker positions() {
        return positions;
    }

    CompletableFuture<Void> start() {
        return stream.start().thenRun(this::started);
    }

    /** The start has succeeded or no longer waits: from now on, failures are reported here. */
    void started() {
        started = true;
    }

    /** The start no longer waits: see {@link EventStream#startedWithoutOutcome}. */
    void startedWithoutOutcome() {
        stream.startedWithoutOutcome();
    }

    boolean isConnected() {
        return stream.status().state() == StreamState.CONNECTED;
    }

    /** Whether every event before the stop time is processed. */
    boolean isComplete() {
        return complete;
    }

    CompletableFuture<Void> stop() {
        return stream.stop().thenRun(meters::remove);
    }

    /** Stops the stream of a partition that the topic does not have any more. */
    CompletableFuture<Void> remove() {
        removed = true;
        return stop();
    }

    /** Stops the stream; another one with the same meters follows at once. */
    CompletableFuture<Void> replaced() {
        meters.remove();
        return stream.stop();
    }

    @Override
    public void onDelivery(Delivery delivery) {
        owner.deliver(delivery);
    }

    @Override
    public void onDelivered() {
        owner.delivered();
    }

    @Override
    public void onDropped() {
        owner.dropped();
    }

    @Override
    public void onComplete(Instant stopTime) {
        complete = true;
        owner.complete(stopTime);
    }

    @Override
    public void onPartitioned(PartitionedTopic found) {
        LOG.info(
                "Topic {} has {} partitions; each is read as a topic, route {}",
                options.topic(),
                found.count(),
                routeId);
        observer.ended();
        meters.unwatch(); // the streams of the partitions have meters
        owner.partitioned(found);
    }

    @Override
    public void onUndecodable(MalformedFrameException cause) {
        repeatedReports.report("Topic " + options.topic() + ": a frame was skipped", cause);
    }

    @Override
    public void onStatus(StreamStatus status) {
        observer.changed(status, started, positions.newest());
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
        if (removed && status.state() == StreamState.STOPPED) {
            observer.ended();
        }
    }

    private String wayOfReading() {
        return options.api() instanceof ConsumerApi consumer
                ? "subscription %s (%s)".formatted(consumer.subscription(), consumer.type())
                : "as a reader";
    }

    @Override
    public void onGap(String description) {
        observer.gap(description);
        LOG.warn("Topic {}: {}", options.topic(), description);
    }

    @Override
    public void onWarning(String description) {
        LOG.warn("Topic {}: {}", options.topic(), description);
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
        boolean reportedByTheStart = failed && !started;
        if (reportedByTheStart || (Objects.equals(text, reported) && !failed)) {
            LOG.debug("Topic {}, attempt {}: {}", options.topic(), status.failedAttempts(), text);
            return;
        }
        reported = text;
        if (cause != null && (failed || isPermanent(cause))) {
            reports.later("Topic " + options.topic() + outcome(status), cause);
        } else {
            LOG.warn("Topic {}: {}. Reconnecting", options.topic(), text);
        }
    }

    private static String outcome(StreamStatus status) {
        if (status.state() != StreamState.FAILED) {
            return ": connection rejected; retrying slowly";
        }
        return status.cause() instanceof PositionExpiredException
                ? ": reading has stopped"
                : ": not retried after %d failed attempts".formatted(status.failedAttempts());
    }

    private static boolean isPermanent(Exception cause) {
        return cause instanceof StreamConnectException rejected && rejected.isPermanent();
    }

    /** Receives the events. Called on the stream's thread; no method may block. */
    interface Owner {

        void deliver(Delivery delivery);

        /** All events of one read of the socket have been delivered. */
        void delivered();

        /** Deliveries that have not started are dropped. */
        void dropped();

        /** A stream has processed every event before its stop time. */
        void complete(Instant stopTime);

        /** The topic is partitioned, so its stream has ended. */
        void partitioned(PartitionedTopic found);
    }
}
