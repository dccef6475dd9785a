/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageId;
import io.github.camel8x8.events.stream.options.InvalidOption;
import io.github.camel8x8.events.stream.options.Timeouts;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A reader's position: in memory as long as the stream lives and, where there is a store, beyond.
 */
public final class PositionTracker {

    /** A session is not held up longer by a store that does not answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final @Nullable PositionStore store;
    private final Duration commitInterval;
    private volatile @Nullable String newest;
    private LongConsumer release = passed -> {};
    private @Nullable PositionCommitter committer;
    private @Nullable ScheduledFuture<?> commits;

    private PositionTracker(@Nullable PositionStore store, Duration commitInterval) {
        this.store = store;
        this.commitInterval = commitInterval;
    }

    /** {@return a position that lives as long as the stream} */
    public static PositionTracker inMemory() {
        return new PositionTracker(null, Duration.ZERO);
    }

    /**
     * The position is taken from the store at the start, and stored at intervals and at the end.
     *
     * @param store the place of the position
     * @param commitInterval from 1 ms
     * @return the position
     * @throws IllegalArgumentException where the interval is less
     */
    public static PositionTracker stored(PositionStore store, Duration commitInterval) {
        Timeouts.requirePositive("offsetCommitInterval", commitInterval);
        return new PositionTracker(store, commitInterval);
    }

    /** Done with the stored position, or null; exceptionally where it cannot be read or is none. */
    CompletableFuture<@Nullable String> load(Executor blocking) {
        PositionStore from = store;
        if (from == null) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.supplyAsync(() -> checked(from), blocking);
    }

    /** What {@link #load} failed with. */
    static Exception reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }

    /**
     * Begins to store.
     *
     * @param capacity the credit window: half of it may be passed and not yet stored
     * @param released told how many events the position had passed that is kept now
     */
    void begin(
            EventExecutor executor,
            Executor blocking,
            int capacity,
            LongConsumer released,
            StreamListener listener) {
        release = released;
        PositionStore to = store;
        if (to != null) {
            PositionCommitter commit =
                    new PositionCommitter(
                            to,
                            blocking,
                            Math.max(1, capacity / 2),
                            released,
                            listener::onPositionNotStored);
            committer = commit;
            long millis = commitInterval.toMillis();
            commits =
                    executor.scheduleWithFixedDelay(
                            commit::commitAtInterval, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** See {@link ReaderWindow.Owner#advanced}. In memory it is kept at once. */
    void advanced(String messageId, long passed) {
        newest = messageId;
        PositionCommitter commit = committer;
        if (commit == null) {
            release.accept(passed);
        } else {
            commit.advanced(messageId, passed);
        }
    }

    /**
     * Stores what is not stored yet, so that what a new session brings again is not what a killed
     * process would read again, too.
     *
     * @return done when it is stored, was tried, or takes too long
     */
    CompletableFuture<Void> commit() {
        // A copy: the time that is up here must not make others believe that it is stored.
        return store().copy().completeOnTimeout(null, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Nullable String newest() {
        return newest;
    }

    /** Stores what is not stored yet, for the last time. */
    CompletableFuture<Void> end() {
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
                newest = stored;
            }
            return stored;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** Also "latest" is none: a stored position never skips what was missed. */
    private static void requireMessageId(String stored) {
        try {
            MessageId.parse(stored);
        } catch (IllegalArgumentException e) {
            throw InvalidOption.withoutValue(
                    "offsetRepository",
                    "holds the position '"
                            + stored
                            + "', which is not a Pulsar message id ("
                            + e.getMessage()
                            + "); put the id of the last event there that was dealt with, or remove"
                            + " the position to begin at messageId");
        }
    }
}
