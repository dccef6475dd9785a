/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stream whose topic is partitioned. Pulsar rejects every message id as the start of a
 * reader of such a topic, so the reader could not resume after a disconnect. Confined to its
 * executor.
 */
final class PartitionHandover {

    private final StreamEngine engine;
    private final StreamOptions options;
    private final Executor executor;
    private final PositionTracker positions;
    private boolean due;
    private @Nullable CompletableFuture<Void> storing;
    private @Nullable PartitionSearch search;

    /**
     * @param positions the position of the reader of the whole topic
     */
    PartitionHandover(
            StreamEngine engine,
            StreamOptions options,
            Executor executor,
            PositionTracker positions) {
        this.engine = engine;
        this.options = options;
        this.executor = executor;
        this.positions = positions;
    }

    /** Whether a message shows that a reader reads a partitioned topic. */
    boolean isShownBy(MessageFrame message) {
        return options.api() instanceof ReaderApi
                && PartitionedTopic.isShownBy(options.topic(), message);
    }

    /** The topic is partitioned, and nothing has been read of it. */
    void beforeFirstEvent() {
        due = true;
    }

    /** {@return whether the topic is partitioned, so that the partitions must be counted} */
    boolean isDue() {
        return due;
    }

    /**
     * The server has rejected the reader, possibly because the topic is partitioned: then the
     * reader has a position, or its options have one.
     */
    void rejected(Throwable reason) {
        if (options.api() instanceof ReaderApi reader && PartitionedTopic.isShownBy(reason)) {
            due = true;
            if (positions.newest() == null) {
                positions.partitioned(reader.start(), null);
            }
        }
    }

    /**
     * The first event of a session shows that the topic is partitioned. A reader at {@code latest}
     * must read the other partitions from the beginning of this session.
     */
    void firstEvent(Connection connection, MessageFrame first) {
        due = true;
        if (positions.newest() == null
                && ((ReaderApi) options.api()).start().equals(ReaderApi.LATEST)) {
            Instant published = first.published();
            positions.partitioned(
                    MessageId.parse(first.messageId()).predecessor().toText(),
                    published == null
                            ? null
                            : published.minusNanos(System.nanoTime() - connection.createdNanos()));
        }
    }

    /**
     * Stores where the partitions begin, so that a restart does not change it, then counts them. A
     * search that has not ended is replaced.
     *
     * @param found receives the partitions
     * @param failed receives the reason if they cannot be counted now
     */
    void begin(Consumer<PartitionedTopic> found, Consumer<Exception> failed) {
        close();
        if (positions.newest() == null
                && options.api() instanceof ReaderApi reader
                && reader.startTime() != null) {
            // As any other id, the server rejects it, and so shows that the topic is partitioned.
            positions.partitioned(PartitionedTopic.BEFORE_EVERY_MESSAGE, reader.startTime());
        }
        CompletableFuture<Void> stored = positions.commit();
        storing = stored;
        stored.thenRunAsync(
                () -> {
                    if (stored == storing) {
                        storing = null;
                        count(found, failed);
                    }
                },
                executor);
    }

    private void count(Consumer<PartitionedTopic> found, Consumer<Exception> failed) {
        PartitionSearch begun = PartitionSearch.begin(engine, options);
        search = begun;
        begun.count()
                .whenCompleteAsync(
                        (count, failure) -> {
                            if (begun != search) {
                                return;
                            }
                            search = null;
                            if (count != null && count > 0) {
                                found.accept(
                                        new PartitionedTopic(
                                                count, positions.newest(), positions.since()));
                            } else {
                                failed.accept(reason(failure));
                            }
                        },
                        executor);
    }

    private Exception reason(@Nullable Throwable failure) {
        if (failure == null) {
            return new IllegalStateException(
                    "Topic "
                            + options.topic()
                            + " is partitioned, but the server does not have its first partition "
                            + options.topic().partition(0));
        }
        return PositionTracker.reason(failure);
    }

    /**
     * Ends a search.
     *
     * @return completes when its connection is closed
     */
    CompletableFuture<Void> close() {
        storing = null;
        PartitionSearch running = search;
        search = null;
        return running == null ? CompletableFuture.completedFuture(null) : running.close();
    }
}
