/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.position;

import io.github.camel8x8.events.internal.stream.flow.ReaderWindow;
import io.github.camel8x8.events.internal.stream.options.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A reader's position: in memory during the life of the stream and, with a store, across restarts.
 */
public final class PositionTracker {

    /** The maximum time that a new session waits for a store that does not respond. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final @Nullable PositionStore store;
    private final Duration commitInterval;
    private final @Nullable ReaderPosition initial;
    private final CompletableFuture<Void> firstStored = new CompletableFuture<>();
    private volatile @Nullable ReaderPosition newest;
    private volatile @Nullable Instant skippedUntil;
    private LongConsumer release = passed -> {};
    private @Nullable PositionCommitter committer;
    private @Nullable ScheduledFuture<?> commits;

    private PositionTracker(
            @Nullable PositionStore store, Duration commitInterval, @Nullable String initial) {
        this.store = store;
        this.commitInterval = commitInterval;
        this.initial = initial == null ? null : new ReaderPosition(initial, null);
    }

    /** {@return a position that is kept only during the life of the stream} */
    public static PositionTracker inMemory() {
        return new PositionTracker(null, Duration.ZERO, null);
    }

    /**
     * Creates a position that is loaded from the store at the start, and stored at intervals and at
     * the end.
     *
     * @param store where the position is stored
     * @param commitInterval at least 1 ms
     * @return the position
     * @throws IllegalArgumentException if the interval is less
     */
    public static PositionTracker stored(PositionStore store, Duration commitInterval) {
        Timeouts.requirePositive("offsetCommitInterval", commitInterval);
        return new PositionTracker(store, commitInterval, null);
    }

    /**
     * {@return a position that begins at this one if none is stored}
     *
     * @param position the position; null to begin without one
     */
    public PositionTracker startingAt(@Nullable String position) {
        return new PositionTracker(store, commitInterval, position);
    }

    /** Completes with the stored position or null; exceptionally if it is unreadable or invalid. */
    public CompletableFuture<@Nullable String> load(Executor blocking) {
        PositionStore from = store;
        if (from == null) {
            newest = initial;
            return CompletableFuture.completedFuture(newest());
        }
        try {
            return CompletableFuture.supplyAsync(() -> loaded(from), blocking);
        } catch (RuntimeException | Error e) { // rejected, or no memory for a thread
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The exception with which {@link #load} failed. */
    public static Exception reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }

    /**
     * Begins to store the position.
     *
     * @param capacity the credit window: the position may pass half of it before it is stored
     * @param released receives the number of events passed by the position that is saved now
     * @param notStored receives each failure to store the position
     */
    public void begin(
            ScheduledExecutorService executor,
            Executor blocking,
            int capacity,
            LongConsumer released,
            Consumer<Exception> notStored) {
        release = released;
        PositionStore to = store;
        if (to != null) {
            PositionCommitter commit =
                    new PositionCommitter(
                            to, blocking, Math.max(1, capacity / 2), released, notStored);
            committer = commit;
            commit.firstStored().thenRun(() -> firstStored.complete(null));
            ReaderPosition first = initial;
            if (first != null && first.equals(newest)) {
                commit.advanced(first, 0); // before the first event is processed
            }
            long millis = commitInterval.toMillis();
            commits =
                    executor.scheduleWithFixedDelay(
                            commit::commitAtInterval, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * The server no longer has the event at a position, and its topic now has events with older
     * ids. From now on, an older position may be stored; {@link #commit} waits for that.
     */
    public void expired(String messageId) {
        PositionCommitter commit = committer;
        if (commit != null) {
            commit.expired(messageId);
        }
    }

    /** Whether the store has not accepted yet that a position has {@link #expired}. */
    public boolean isExpiring() {
        PositionCommitter commit = committer;
        return commit != null && commit.isExpiring();
    }

    /** See {@link ReaderWindow.Owner#advanced}. Without a store it counts as saved at once. */
    public void advanced(String messageId, long passed) {
        advanced(new ReaderPosition(messageId, skippedUntil), passed);
    }

    /**
     * From now on, the events of the reader are skipped if they were published before this time. It
     * is stored with each position, so that a restart does not change it.
     *
     * @param time the time; null if no more events are skipped
     */
    public void skipUntil(@Nullable Instant time) {
        skippedUntil = time;
    }

    /** {@return the time of {@link #skipUntil}; null if no more events are skipped} */
    public @Nullable Instant skippedUntil() {
        return skippedUntil;
    }

    /**
     * The topic is partitioned, and no event has been processed: this is where its partitions
     * begin.
     *
     * @param messageId the position in one of the partitions, or a place before every message
     * @param since the publish time from which the others are read; null for their oldest event
     */
    public void partitioned(String messageId, @Nullable Instant since) {
        advanced(new ReaderPosition(messageId, since), 0);
    }

    private void advanced(ReaderPosition position, long passed) {
        newest = position;
        PositionCommitter commit = committer;
        if (commit == null) {
            release.accept(passed);
        } else {
            commit.advanced(position, passed);
        }
    }

    /**
     * Stores the newest position if it is not stored yet, so that a restart after a kill does not
     * read from before the start of the next session.
     *
     * @return completes when it is stored, storing has failed, or it takes too long
     */
    public CompletableFuture<Void> commit() {
        // A copy: the timeout here must not complete the future on which other callers wait.
        return store().copy().completeOnTimeout(null, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    public @Nullable String newest() {
        ReaderPosition position = newest;
        return position == null ? null : position.messageId();
    }

    /**
     * {@return the time of the position, see {@link #partitioned} and {@link #skipUntil}; null if
     * it does not have one}
     */
    public @Nullable Instant since() {
        ReaderPosition position = newest;
        return position == null ? null : position.since();
    }

    /** {@return completes when a position of this stream is in the store; never without a store} */
    public CompletableFuture<Void> firstStored() {
        return firstStored.copy();
    }

    /** Stores the newest position if it is not stored yet, for the last time. */
    public CompletableFuture<Void> end() {
        ScheduledFuture<?> scheduled = commits;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
        PositionCommitter commit = committer;
        return commit == null ? CompletableFuture.completedFuture(null) : commit.end();
    }

    private CompletableFuture<Void> store() {
        PositionCommitter commit = committer;
        return commit == null ? CompletableFuture.completedFuture(null) : commit.commit();
    }

    private @Nullable String loaded(PositionStore from) {
        try {
            ReaderPosition stored = from.load();
            newest = stored == null ? initial : stored;
            if (stored != null) {
                firstStored.complete(null);
            }
            return newest();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
