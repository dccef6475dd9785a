/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.transport.ConnectorLease;
import io.github.camel8x8.events.internal.stream.transport.StreamConnectException;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.github.camel8x8.events.internal.stream.transport.UpgradeRejectedException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how many partitions a partitioned topic has: asks for one partition after the other
 * until the server has no more. Pulsar numbers the partitions from 0 and rejects a partition that
 * it does not have. It never removes one, but the topic can be created again with fewer.
 *
 * <p>A topic that is not partitioned must not be asked: Pulsar would create a topic with the name
 * of the partition. A search for changed partitions therefore begins with a check that the topic is
 * still partitioned: Pulsar then rejects any message id. May be used from any thread.
 */
public final class PartitionSearch {

    /** Each partition needs a window of two events, and all of them share 1,000. */
    static final int MAX_PARTITIONS = StreamOptions.MAX_RECEIVER_QUEUE_SIZE / 2;

    private static final String ANY_ID = new MessageId(0, 0, -1, -1).toText();

    private final StreamEngine engine;
    private final ConnectorLease connectors;
    private final StreamOptions topic;
    private final int known; // 0 for the first count
    private final CompletableFuture<Integer> count = new CompletableFuture<>();

    @GuardedBy("this")
    private @Nullable ProbeSession probe;

    @GuardedBy("this")
    private boolean closed;

    private PartitionSearch(StreamEngine engine, StreamOptions topic, int known) {
        this.engine = engine;
        this.topic = topic;
        this.known = known;
        this.connectors = engine.lease(topic);
    }

    /**
     * Counts the partitions of a topic that the server has just shown to be partitioned.
     *
     * @param topic the options of a reader of the partitioned topic
     */
    static PartitionSearch begin(StreamEngine engine, StreamOptions topic) {
        PartitionSearch search = new PartitionSearch(engine, topic, 0);
        search.askFor(0, false);
        return search;
    }

    /**
     * Counts the partitions again. The result is 0 if the topic is no longer partitioned.
     *
     * @param topic the options of a reader of the partitioned topic
     * @param known how many partitions are known, from 1
     */
    public static PartitionSearch beginAfter(StreamEngine engine, StreamOptions topic, int known) {
        PartitionSearch search = new PartitionSearch(engine, topic, known);
        search.askWhetherPartitioned();
        return search;
    }

    /** Completes with the number of partitions; exceptionally if the server cannot be asked. */
    public CompletableFuture<Integer> count() {
        return count;
    }

    /**
     * Ends the search.
     *
     * @return completes when its connection is closed
     */
    public synchronized CompletableFuture<Void> close() {
        closed = true;
        count.cancel(false);
        ProbeSession asked = probe;
        return asked == null
                ? CompletableFuture.completedFuture(null)
                : asked.close().whenComplete((nothing, failure) -> connectors.close());
    }

    /**
     * @param again whether the server has just answered that it does not have this partition
     */
    private synchronized void askFor(int index, boolean again) {
        if (closed) {
            return;
        }
        if (index >= MAX_PARTITIONS) {
            finish(
                    new IllegalStateException(
                            "Topic "
                                    + topic.topic()
                                    + " has "
                                    + MAX_PARTITIONS
                                    + " partitions or more, which a reader does not support; set"
                                    + " subscription"));
            return;
        }
        StreamOptions partition = partition(index);
        ask(partition, ReaderApi.LATEST, failure -> answered(partition, index, again, failure));
    }

    private StreamOptions partition(int index) {
        return topic.of(
                topic.topic().partition(index), topic.api(), StreamOptions.MIN_READER_QUEUE_SIZE);
    }

    private synchronized void askWhetherPartitioned() {
        ask(
                topic,
                ANY_ID,
                failure -> {
                    if (failure == null) {
                        complete(0);
                    } else if (PartitionedTopic.isShownBy(failure)) {
                        askFor(known, false);
                    } else {
                        finish(StreamConnectException.of(failure, topic, true));
                    }
                });
    }

    private synchronized void ask(
            StreamOptions reader, String startAfter, Consumer<@Nullable Throwable> answered) {
        ProbeSession asked =
                ProbeSession.begin(
                        engine,
                        connectors,
                        reader,
                        startAfter,
                        new ProbeSession.Limits(topic.timeouts().connect(), Duration.ZERO, false));
        probe = asked;
        asked.message()
                .whenComplete(
                        (message, failure) ->
                                asked.close()
                                        .whenComplete(
                                                (nothing, ignored) -> answered.accept(failure)));
    }

    /**
     * A session that opens shows that the partition exists. The answer to a missing partition may
     * be without a reason, so a server or a proxy that has a problem could give it too: it counts
     * only if the partition before it still opens, and the answer is then repeated.
     */
    private void answered(
            StreamOptions partition, int index, boolean again, @Nullable Throwable failure) {
        if (failure == null) {
            askFor(index + 1, false);
        } else if (isOfMissingTopic(failure)) {
            if (again && (index > 0 || known == 0)) {
                askForLater(index, index + 1);
            } else if (again) {
                finish(StreamConnectException.of(failure, partition, true));
            } else if (index == 0) {
                askFor(index, true);
            } else {
                askForLast(index - 1);
            }
        } else {
            finish(StreamConnectException.of(failure, partition, true));
        }
    }

    private synchronized void askForLast(int index) {
        if (closed) {
            return;
        }
        ask(
                partition(index),
                ReaderApi.LATEST,
                failure -> {
                    if (failure == null) {
                        askFor(index + 1, true);
                    } else if (index == known - 1 && isOfMissingTopic(failure)) {
                        askFor(0, false); // the topic was created again
                    } else {
                        // Temporary, even if the answer alone would be permanent.
                        finish(
                                new IOException(
                                        "Topic "
                                                + topic.topic()
                                                + " is partitioned, but the server no longer accepts"
                                                + " a reader of partition "
                                                + index
                                                + ", which it has",
                                        failure));
                    }
                });
    }

    /**
     * Pulsar numbers partitions without gaps. If a known partition after a missing one exists, a
     * part of the server is down.
     */
    private synchronized void askForLater(int missing, int index) {
        if (closed) {
            return;
        }
        if (index >= known) {
            complete(missing);
            return;
        }
        StreamOptions partition = partition(index);
        ask(
                partition,
                ReaderApi.LATEST,
                failure -> {
                    if (failure == null) {
                        finish(
                                new IOException(
                                        "Topic "
                                                + topic.topic()
                                                + " is partitioned, but the server accepts no"
                                                + " reader of partition "
                                                + missing
                                                + ", and one of partition "
                                                + index));
                    } else if (isOfMissingTopic(failure)) {
                        askForLater(missing, index + 1);
                    } else {
                        finish(StreamConnectException.of(failure, partition, true));
                    }
                });
    }

    private static boolean isOfMissingTopic(Throwable failure) {
        return failure instanceof UpgradeRejectedException rejected && rejected.isOfMissingTopic();
    }

    private void complete(int partitions) {
        connectors.close();
        count.complete(partitions);
    }

    private void finish(Exception failure) {
        connectors.close();
        count.completeExceptionally(failure);
    }
}
