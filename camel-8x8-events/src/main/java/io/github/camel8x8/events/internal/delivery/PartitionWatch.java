/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.camel8x8.events.internal.stream.PartitionSearch;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.transport.ChannelThread;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks regularly whether a partitioned topic has other partitions than before. Thread-safe. */
final class PartitionWatch {

    /** Pulsar's own clients look as often. */
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** The category of the consumer, which users know. */
    private static final Logger LOG =
            LoggerFactory.getLogger("io.github.camel8x8.events.EventsConsumer");

    private final StreamEngine engine;
    private final StreamOptions topic;
    private final IntSupplier known;
    private final IntConsumer changed;

    @GuardedBy("this")
    private final FewerPartitions fewer = new FewerPartitions();

    @GuardedBy("this")
    private @Nullable Future<?> looking;

    @GuardedBy("this")
    private @Nullable PartitionSearch search;

    /**
     * @param topic the options of a reader of the partitioned topic
     * @param known how many partitions are read; must not block
     * @param changed receives another number; 0 if the topic is not partitioned any more. A smaller
     *     number must have been found several times. Called without a lock, on a thread that may
     *     block
     */
    PartitionWatch(
            StreamEngine engine, StreamOptions topic, IntSupplier known, IntConsumer changed) {
        this.engine = engine;
        this.topic = topic;
        this.known = known;
        this.changed = changed;
    }

    /** The topic is partitioned. */
    synchronized void begin() {
        if (looking == null) {
            fewer.begin();
            looking = engine.repeat(INTERVAL, this::look);
        }
    }

    /**
     * The topic is not partitioned any more, or not read any more.
     *
     * @return completes when the connection of a search is closed
     */
    synchronized CompletableFuture<Void> end() {
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
        PartitionSearch running = search;
        return running == null ? CompletableFuture.completedFuture(null) : running.close();
    }

    /** Looks now, if the topic is partitioned. */
    synchronized void look() {
        if (looking == null || search != null) {
            return;
        }
        PartitionSearch begun = PartitionSearch.beginAfter(engine, topic, known.getAsInt());
        search = begun;
        begun.count().whenComplete(this::ended);
    }

    /** On another thread: the result may come while the search is locked. */
    private void ended(@Nullable Integer count, @Nullable Throwable failure) {
        try {
            engine.blocking().execute(() -> looked(count, failure));
        } catch (RuntimeException | Error e) { // rejected, or no memory for a thread
            ChannelThread.soon(engine.executor(), () -> looked(null, e));
        }
    }

    private void looked(@Nullable Integer count, @Nullable Throwable failure) {
        LOG.debug("Topic {}: a look found {} partitions", topic.topic(), count, failure);
        int before = known.getAsInt();
        synchronized (this) {
            search = null;
            if (looking == null || count == null) {
                fewer.begin();
                return;
            }
            boolean isConfirmed = fewer.isConfirmed(before, count); // a larger number begins again
            if (count <= before && !isConfirmed) {
                return;
            }
        }
        changed.accept(count);
    }
}
