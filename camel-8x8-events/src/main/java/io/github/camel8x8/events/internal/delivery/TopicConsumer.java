/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.camel8x8.events.internal.micrometer.StreamMeters;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.PartitionedTopic;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
    private final StreamMeters ofTopic;
    private final PartitionWatch watch;
    private volatile List<TopicStream> streams;

    @GuardedBy("this")
    private TopicStream whole;

    @GuardedBy("this")
    private CompletableFuture<Void> removed = CompletableFuture.completedFuture(null);

    @GuardedBy("this")
    private CompletableFuture<Void> partitionsStarted = CompletableFuture.completedFuture(null);

    @GuardedBy("this")
    private @Nullable PartitionedTopic partitioned;

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
        this.ofTopic = ofTopic;
        this.whole = wholeTopic(positions.apply(options));
        this.streams = List.of(whole);
        this.watch = new PartitionWatch(engine, options, () -> streams.size(), this::changed);
    }

    private TopicStream wholeTopic(PositionTracker position) {
        return new TopicStream(
                routeId, options, engine, position, ofTopic, reports, notifier, this);
    }

    /** See {@link EventStream#start}; with partitions, completes when each of them has started. */
    public CompletableFuture<Void> start() {
        return startWhole().thenCompose(nothing -> partitionsStarted()).thenRun(this::started);
    }

    private synchronized CompletableFuture<Void> startWhole() {
        return whole.start();
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
        return CompletableFuture.allOf(
                removed,
                all(
                        Stream.concat(Stream.of(whole), streams.stream()).distinct(),
                        TopicStream::stop),
                watch.end());
    }

    private static CompletableFuture<Void> all(
            Stream<TopicStream> streams, Function<TopicStream, CompletableFuture<?>> step) {
        return CompletableFuture.allOf(streams.map(step).toArray(CompletableFuture[]::new));
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
        List<TopicStream> created = new ArrayList<>();
        try {
            IntStream.range(0, found.count()).forEach(i -> created.add(partition(found, i)));
            List<TopicStream> partitions = List.copyOf(created);
            partitioned = found;
            streams = partitions;
            partitionsStarted = startAll(partitions);
            removeTimeWhenStored(found, partitions);
            watch.begin();
        } catch (Error e) {
            // The stream of the topic retries, and then other streams read the partitions.
            partitioned = null;
            streams = List.of(whole);
            removed =
                    CompletableFuture.allOf(removed, all(created.stream(), TopicStream::replaced));
            throw e;
        }
    }

    /** Closes each session and reconnects at once; looks for changed partitions too. */
    public void reconnect() {
        streams().forEach(EventStream::reconnect);
        watch.look();
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
        return all(partitions.stream(), TopicStream::start);
    }

    /**
     * The topic has a position too: after a restart, the server rejects it and so shows at once
     * that the topic is partitioned. When each partition has a stored position, the time from which
     * they are read is removed from that of the topic.
     */
    @GuardedBy("this")
    private void removeTimeWhenStored(PartitionedTopic found, List<TopicStream> partitions) {
        PositionTracker ofWhole = whole.positions();
        String position = found.position();
        if (position != null && found.since() != null) {
            all(partitions.stream(), partition -> partition.positions().firstStored())
                    .thenRun(
                            () -> {
                                ofWhole.skipUntil(null);
                                ofWhole.advanced(position, 0);
                            });
        }
    }

    /** The topic has other partitions, or none. */
    private synchronized void changed(int count) {
        PartitionedTopic found = partitioned;
        if (found == null || stopped) {
            return;
        }
        try {
            if (count > streams.size()) {
                add(found, count);
            } else if (count > 0) {
                remove(found, count);
            } else {
                readWhole();
            }
        } catch (RuntimeException e) {
            reports.later(
                    "Topic "
                            + options.topic()
                            + " has other partitions now, which are not read; restart the route",
                    e);
        }
    }

    @GuardedBy("this")
    private void add(PartitionedTopic found, int count) {
        int known = streams.size();
        LOG.info("Topic {} has {} new partitions", options.topic(), count - known);
        List<TopicStream> added =
                IntStream.range(known, count).mapToObj(i -> partition(found, i)).toList();
        streams = Stream.concat(streams.stream(), added.stream()).toList();
        startAll(added);
    }

    /** The topic was created again with fewer partitions. */
    @GuardedBy("this")
    private void remove(PartitionedTopic found, int count) {
        List<TopicStream> gone = streams.subList(count, streams.size());
        List<TopicStream> silent = gone.stream().filter(TopicStream::isConnected).toList();
        if (!silent.isEmpty()) {
            silent.forEach(each -> each.stream().reconnect()); // removed next time if rejected
            return;
        }
        removed = CompletableFuture.allOf(removed, all(gone.stream(), TopicStream::remove));
        streams.get(0).stream().partitionsRemoved(options.topic(), streams.size(), count);
        streams = List.copyOf(streams.subList(0, count));
        // a partition that is added later is a new one
        partitioned = new PartitionedTopic(count, found.position(), found.since());
        if (options.api() instanceof ReaderApi reader
                && reader.stopTime() != null
                && isComplete()) {
            onComplete.accept(reader.stopTime());
        }
    }

    /** The topic was created again without partitions. */
    @GuardedBy("this")
    private void readWhole() {
        List<TopicStream> gone = streams;
        // not the meters of the topic, which follow
        removed =
                CompletableFuture.allOf(
                        removed, whole.stream().stop(), all(gone.stream(), TopicStream::remove));
        partitioned = null;
        watch.end();
        whole =
                wholeTopic(
                        positions.apply(options).startingAt(PartitionedTopic.BEFORE_EVERY_MESSAGE));
        streams = List.of(whole);
        startAll(streams);
        whole.stream().partitionsRemoved(options.topic(), gone.size(), 0);
    }
}
