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
    private boolean due;
    private @Nullable String position;
    private @Nullable Instant since;
    private @Nullable PartitionSearch search;

    PartitionHandover(StreamEngine engine, StreamOptions options, Executor executor) {
        this.engine = engine;
        this.options = options;
        this.executor = executor;
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
     * reader has a position.
     *
     * @param reached the position; null if it is the start of the options
     */
    void rejected(Throwable reason, @Nullable String reached) {
        if (options.api() instanceof ReaderApi reader && PartitionedTopic.isShownBy(reason)) {
            due = true;
            position = reached == null ? reader.start() : reached;
        }
    }

    /**
     * The first event of a session shows that the topic is partitioned. A reader at {@code latest}
     * must read the other partitions from the beginning of this session.
     *
     * @param reached the position of the reader, or null
     */
    void firstEvent(Connection connection, MessageFrame first, @Nullable String reached) {
        due = true;
        position = reached;
        if (reached == null && ((ReaderApi) options.api()).start().equals(ReaderApi.LATEST)) {
            position = MessageId.parse(first.messageId()).predecessor().toText();
            Instant published = first.published();
            since =
                    published == null
                            ? null
                            : published.minusNanos(System.nanoTime() - connection.createdNanos());
        }
    }

    /**
     * Counts the partitions. A search that has not ended is replaced.
     *
     * @param found receives the partitions
     * @param failed receives the reason if they cannot be counted now
     */
    void begin(Consumer<PartitionedTopic> found, Consumer<Exception> failed) {
        close();
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
                                found.accept(new PartitionedTopic(count, position, since));
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
        PartitionSearch running = search;
        search = null;
        return running == null ? CompletableFuture.completedFuture(null) : running.close();
    }
}
