/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the position of a reader that begins at a time, with one probe after the other. A probe
 * that fails is a failed attempt of the stream; the search resumes with the same probe. Confined to
 * its executor.
 */
final class StartSearch {

    /**
     * Publish times are written by the clocks of the publishers, so they do not always increase.
     * The search ends this much before the time; the reader then skips the events in between.
     */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    /** The pause after each probe, so that the search stays below the limits of the key. */
    static final Duration PAUSE = Duration.ofMillis(50);

    /** The time for the oldest message: without it, the topic counts as empty. */
    private static final Duration FIRST_SILENCE = Duration.ofSeconds(2);

    /** The least and the greatest time for any other message. */
    private static final Duration MIN_SILENCE = Duration.ofMillis(500);

    private static final Duration MAX_SILENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(StartSearch.class);

    private final StreamOptions options;
    private final Instant startTime;
    private final EventExecutor executor;
    private final Probes probes;
    private final Owner owner;
    private final ResettableTimer pause;
    private final TimeSearch search;
    private final long begunNanos = System.nanoTime();
    private @Nullable ProbeSession probe;
    private Duration slowest = Duration.ZERO;
    private long probeNanos;
    private int count;
    private boolean ended;

    /**
     * @param options the options of the reader
     * @param startTime the time
     * @param owner receives the result
     */
    StartSearch(
            StreamOptions options,
            Instant startTime,
            EventExecutor executor,
            Probes probes,
            Owner owner) {
        this.options = options;
        this.startTime = startTime;
        this.executor = executor;
        this.probes = probes;
        this.owner = owner;
        this.pause = new ResettableTimer(executor);
        this.search = new TimeSearch(startTime.minus(CLOCK_SKEW));
    }

    /** Begins, or resumes after a failure. */
    void resume() {
        if (ended) {
            return;
        }
        count++;
        probeNanos = System.nanoTime();
        String after = search.nextProbe();
        ProbeSession.Limits limits =
                new ProbeSession.Limits(options.timeouts().connect(), silence(after), true);
        ProbeSession begun = probes.begin(after, limits);
        probe = begun;
        begun.message()
                .whenCompleteAsync(
                        (message, failure) ->
                                begun.close()
                                        .whenCompleteAsync(
                                                (nothing, ignored) -> probed(message, failure),
                                                executor),
                        executor);
    }

    /**
     * Ends the search.
     *
     * @return completes when its connection is closed
     */
    CompletableFuture<Void> cancel() {
        ended = true;
        pause.cancel();
        ProbeSession open = probe;
        return open == null ? CompletableFuture.completedFuture(null) : open.close();
    }

    private void probed(@Nullable MessageFrame message, @Nullable Throwable failure) {
        if (ended) {
            return;
        }
        if (isOfPartitionedTopic(message, failure)) {
            cancel();
            owner.partitioned();
            return;
        }
        if (failure != null && !(failure instanceof ProbeSession.UnreadableException)) {
            owner.failed(failure);
            return;
        }
        owner.accepted();
        if (message != null) {
            slowest = max(slowest, Duration.ofNanos(System.nanoTime() - probeNanos));
        }
        search.found(message);
        String position = search.position();
        if (position == null) {
            pause.set(PAUSE, this::resume);
        } else {
            ended = true;
            found(position);
        }
    }

    private boolean isOfPartitionedTopic(
            @Nullable MessageFrame message, @Nullable Throwable failure) {
        return failure != null
                ? PartitionedTopic.isShownBy(failure)
                : message != null && PartitionedTopic.isShownBy(options.topic(), message);
    }

    private void found(String position) {
        LOG.info(
                "Topic {}: startTime {} was found after position {} with {} probes in {} ms",
                options.topic(),
                startTime,
                position,
                count,
                Duration.ofNanos(System.nanoTime() - begunNanos).toMillis());
        Instant oldest = search.oldest();
        owner.found(
                position, startTime, oldest != null && oldest.isAfter(startTime) ? oldest : null);
    }

    /** A server that is far away, or reads from a slow store, gets more time. */
    private Duration silence(String after) {
        if (after.equals(ReaderApi.EARLIEST)) {
            return FIRST_SILENCE;
        }
        Duration wait = max(MIN_SILENCE, slowest.multipliedBy(2));
        return wait.compareTo(MAX_SILENCE) > 0 ? MAX_SILENCE : wait;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Receives the result. Called on the executor. */
    interface Owner {

        /** The service has accepted a probe. */
        void accepted();

        /** The topic is partitioned: the search has ended without a position. */
        void partitioned();

        /** A probe has failed; {@link #resume} continues the search. */
        void failed(Throwable cause);

        /**
         * The search has ended.
         *
         * @param position where the reader begins
         * @param time the requested time
         * @param oldest the publish time of the oldest event, if that is after the requested time
         */
        void found(String position, Instant time, @Nullable Instant oldest);
    }
}
