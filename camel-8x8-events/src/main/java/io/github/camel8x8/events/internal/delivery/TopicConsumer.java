/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.camel8x8.events.internal.micrometer.StreamMeters;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.PartitionSearch;
import io.github.camel8x8.events.internal.stream.PartitionedTopic;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One topic of a consumer: its stream, or the streams of its partitions, and the executors of its
 * events. Thread-safe.
 */
public final class TopicConsumer implements TopicStream.Owner {

    /** How often a partitioned topic is asked for new partitions; Pulsar's own clients do too. */
    private static final Duration PARTITION_INTERVAL = Duration.ofMinutes(1);

    /** The category of the consumer, which users know. */
    private static final Logger LOG =
            LoggerFactory.getLogger("io.github.camel8x8.events.EventsConsumer");

    private final String routeId;
    private final StreamOptions options;
    private final StreamEngine engine;
    private final Function<StreamOptions, PositionTracker> positions;
    private final Function<TopicName, StreamMeters> meters;
    private final KeyOrderedExecutor routeExecutor;
    private final ExchangeDispatcher processor;
    private final ExceptionReporter reports;
    private final StreamNotifier notifier;
    private final Consumer<Instant> onComplete;
    private final TopicStream whole;
    private volatile List<TopicStream> streams;

    @GuardedBy("this")
    private CompletableFuture<Void> partitionsStarted = CompletableFuture.completedFuture(null);

    @GuardedBy("this")
    private @Nullable PartitionedTopic partitioned;

    @GuardedBy("this")
    private @Nullable Future<?> looking; // for new partitions

    @GuardedBy("this")
    private @Nullable PartitionSearch search;

    @GuardedBy("this")
    private boolean startEnded;

    @GuardedBy("this")
    private boolean stopped;

    /**
     * Creates the consumer; it does nothing until it is started.
     *
     * @param positions creates the position of a stream, once for each
     * @param meters creates the meters of a stream
     * @param executor runs the route
     * @param concurrency how many events are routed at the same time
     * @param processor runs the events through the route
     * @param ofTopic the meters of the topic
     * @param reports receives failures
     * @param notifier sends the changes of the streams
     * @param onComplete called when a stream has processed every event before its stop time
     */
    public TopicConsumer(
            String routeId,
            StreamOptions options,
            Function<StreamOptions, PositionTracker> positions,
            Function<TopicName, StreamMeters> meters,
            StreamEngine engine,
            Executor executor,
            int concurrency,
            ExchangeDispatcher processor,
            StreamMeters ofTopic,
            ExceptionReporter reports,
            StreamNotifier notifier,
            Consumer<Instant> onComplete) {
        this.routeId = routeId;
        this.options = options;
        this.engine = engine;
        this.positions = positions;
        this.meters = meters;
        this.routeExecutor = new KeyOrderedExecutor(concurrency, executor, processor);
        this.processor = processor;
        this.reports = reports;
        this.notifier = notifier;
        this.onComplete = onComplete;
        this.whole =
                new TopicStream(
                        routeId,
                        options,
                        engine,
                        positions.apply(options),
                        ofTopic,
                        reports,
                        notifier,
                        this);
        this.streams = List.of(whole);
    }

    /** See {@link EventStream#start}; with partitions, completes when each of them has started. */
    public CompletableFuture<Void> start() {
        return whole.start().thenCompose(nothing -> partitionsStarted()).thenRun(this::started);
    }

    private synchronized CompletableFuture<Void> partitionsStarted() {
        return partitionsStarted;
    }

    /** The start has succeeded or no longer waits: from now on, failures are reported here. */
    public synchronized void started() {
        startEnded = true;
        streams.forEach(TopicStream::started);
    }

    /** The start no longer waits: see {@link EventStream#startedWithoutOutcome}. */
    public synchronized void startedWithoutOutcome() {
        startEnded = true;
        whole.startedWithoutOutcome();
        streams.forEach(TopicStream::startedWithoutOutcome);
    }

    /** Stops all streams. */
    public synchronized CompletableFuture<Void> stop() {
        stopped = true;
        routeExecutor.pause();
        if (looking != null) {
            looking.cancel(false);
        }
        PartitionSearch running = search;
        return CompletableFuture.allOf(
                Stream.concat(
                                Stream.concat(Stream.of(whole), streams.stream())
                                        .distinct()
                                        .map(TopicStream::stop),
                                Stream.ofNullable(running).map(PartitionSearch::close))
                        .toArray(CompletableFuture[]::new));
    }

    public void pause() {
        routeExecutor.pause();
    }

    /** Without effect if the streams are being stopped. */
    public synchronized void resume() {
        if (!stopped) {
            routeExecutor.resume();
        }
    }

    /** Completes the events that the route has lost, and routes those that had no thread. */
    public void completeLost() {
        routeExecutor.retry();
        processor.completeLost();
    }

    /** The stream of the topic, or those of its partitions, in their order. */
    public List<EventStream> streams() {
        return streams.stream().map(TopicStream::stream).toList();
    }

    /** Whether every event before the stop time is processed. */
    public boolean isComplete() {
        return streams.stream().allMatch(TopicStream::isComplete);
    }

    @Override
    public void complete(Instant stopTime) {
        onComplete.accept(stopTime);
    }

    @Override
    public void deliver(Delivery delivery) {
        routeExecutor.add(processor.inFlightOf(delivery));
    }

    @Override
    public void delivered() {
        routeExecutor.announce();
    }

    @Override
    public void dropped() {
        routeExecutor.removeDropped();
    }

    @Override
    public synchronized void partitioned(PartitionedTopic found) {
        if (stopped) {
            return;
        }
        List<TopicStream> partitions =
                IntStream.range(0, found.count()).mapToObj(i -> partition(found, i)).toList();
        partitioned = found;
        streams = partitions;
        partitionsStarted = startAll(partitions);
        removeTimeWhenStored(found, partitions);
        looking = engine.repeat(PARTITION_INTERVAL, this::look);
    }

    /** Closes each session and reconnects at once; looks for new partitions too. */
    public void reconnect() {
        streams().forEach(EventStream::reconnect);
        look();
    }

    private TopicStream partition(PartitionedTopic found, int index) {
        StreamOptions partition = found.options(options, index);
        return new TopicStream(
                routeId,
                partition,
                engine,
                positions.apply(partition).startingAt(found.position(index)),
                meters.apply(partition.topic()),
                reports,
                notifier,
                this);
    }

    @GuardedBy("this")
    private CompletableFuture<Void> startAll(List<TopicStream> partitions) {
        if (startEnded) {
            // First, so that a stream retries even if its position cannot be loaded at once.
            partitions.forEach(TopicStream::startedWithoutOutcome);
        }
        return CompletableFuture.allOf(
                partitions.stream().map(TopicStream::start).toArray(CompletableFuture[]::new));
    }

    /**
     * The topic has a position too: after a restart, the server rejects it and so shows at once
     * that the topic is partitioned. When each partition has a stored position, the time from which
     * they are read is removed from that of the topic.
     */
    private void removeTimeWhenStored(PartitionedTopic found, List<TopicStream> partitions) {
        String position = found.position();
        if (position != null && found.since() != null) {
            CompletableFuture.allOf(
                            partitions.stream()
                                    .map(partition -> partition.positions().firstStored())
                                    .toArray(CompletableFuture[]::new))
                    .thenRun(
                            () -> {
                                whole.positions().skipUntil(null);
                                whole.positions().advanced(position, 0);
                            });
        }
    }

    /** Looks for new partitions, if the topic is partitioned. */
    private synchronized void look() {
        PartitionedTopic found = partitioned;
        if (found == null || stopped || search != null) {
            return;
        }
        PartitionSearch begun = PartitionSearch.beginAfter(engine, options, streams.size());
        search = begun;
        // On another thread: the result may come while the search is locked.
        begun.count()
                .whenCompleteAsync(
                        (count, failure) -> looked(found, count, failure), engine.blocking());
    }

    private synchronized void looked(
            PartitionedTopic found, @Nullable Integer count, @Nullable Throwable failure) {
        search = null;
        int known = streams.size();
        if (stopped || count == null || count <= known) {
            LOG.debug("Topic {} has {} partitions", options.topic(), known, failure);
            return;
        }
        LOG.info("Topic {} has {} new partitions", options.topic(), count - known);
        try {
            List<TopicStream> added =
                    IntStream.range(known, count).mapToObj(i -> partition(found, i)).toList();
            List<TopicStream> all = new ArrayList<>(streams);
            all.addAll(added);
            streams = List.copyOf(all);
            startAll(added);
        } catch (RuntimeException e) {
            reports.later("Topic " + options.topic() + ": a new partition is not read", e);
        }
    }
}
