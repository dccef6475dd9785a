/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.position;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.flow.ReaderWindow;
import io.github.camel8x8.events.internal.stream.options.InvalidOption;
import io.github.camel8x8.events.internal.stream.options.Timeouts;
import java.time.Duration;
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
    private final @Nullable String initial;
    private volatile @Nullable String newest;
    private LongConsumer release = passed -> {};
    private @Nullable PositionCommitter committer;
    private @Nullable ScheduledFuture<?> commits;

    private PositionTracker(
            @Nullable PositionStore store, Duration commitInterval, @Nullable String initial) {
        this.store = store;
        this.commitInterval = commitInterval;
        this.initial = initial;
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
            return CompletableFuture.completedFuture(initial);
        }
        return CompletableFuture.supplyAsync(() -> checked(from), blocking);
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
            if (initial != null && initial.equals(newest)) {
                commit.advanced(initial, 0); // stored before the first event has been processed
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

    /** See {@link ReaderWindow.Owner#advanced}. Without a store it counts as saved at once. */
    public void advanced(String messageId, long passed) {
        newest = messageId;
        PositionCommitter commit = committer;
        if (commit == null) {
            release.accept(passed);
        } else {
            commit.advanced(messageId, passed);
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
        return newest;
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

    private @Nullable String checked(PositionStore from) {
        try {
            String stored = from.load();
            if (stored != null) {
                requireMessageId(stored);
            }
            newest = stored == null ? initial : stored;
            return newest;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** Rejects "latest" too: a stored position must never skip missed events. */
    private static void requireMessageId(String stored) {
        try {
            MessageId.parse(stored);
        } catch (IllegalArgumentException e) {
            throw InvalidOption.withoutValue(
                    "offsetRepository",
                    "contains the position '"
                            + stored
                            + "', which is not a Pulsar message id ("
                            + e.getMessage()
                            + "); store the id of the last processed event there, or remove the"
                            + " position to begin at messageId");
        }
    }
}
