/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A reader's position: in memory as long as the stream lives and, where there is a store, beyond.
 */
public final class PositionKeeping {

    private final @Nullable PositionStore store;
    private final Duration commitInterval;
    private volatile @Nullable String newest;
    private @Nullable PositionCommitter committer;
    private @Nullable ScheduledFuture<?> commits;

    private PositionKeeping(@Nullable PositionStore store, Duration commitInterval) {
        this.store = store;
        this.commitInterval = commitInterval;
    }

    /** The position lives as long as the stream. */
    public static PositionKeeping inMemory() {
        return new PositionKeeping(null, Duration.ZERO);
    }

    /**
     * The position is taken from the store at the start, and stored at intervals and at the end.
     *
     * @param commitInterval from 1 ms
     * @throws IllegalArgumentException where the interval is less
     */
    public static PositionKeeping stored(PositionStore store, Duration commitInterval) {
        Timeouts.requirePositive("offsetCommitInterval", commitInterval);
        return new PositionKeeping(store, commitInterval);
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

    void begin(EventExecutor executor, Executor blocking, StreamListener listener) {
        PositionStore to = store;
        if (to != null) {
            PositionCommitter commit =
                    new PositionCommitter(to, blocking, listener::onPositionNotStored);
            committer = commit;
            long millis = commitInterval.toMillis();
            commits =
                    executor.scheduleWithFixedDelay(
                            commit::commit, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    void advanced(String messageId) {
        newest = messageId;
        PositionCommitter commit = committer;
        if (commit != null) {
            commit.advanced(messageId);
        }
    }

    @Nullable String newest() {
        return newest;
    }

    /** Stores what is not stored yet. */
    CompletableFuture<Void> end() {
        ScheduledFuture<?> scheduled = commits;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
        PositionCommitter commit = committer;
        return commit == null ? CompletableFuture.completedFuture(null) : commit.commit();
    }

    private @Nullable String checked(PositionStore from) {
        try {
            String stored = from.load();
            if (stored != null) {
                ReaderApi.requirePosition("offsetRepository", stored);
                newest = stored;
            }
            return stored;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
