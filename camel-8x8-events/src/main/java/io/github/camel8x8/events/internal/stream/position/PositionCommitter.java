/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.position;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.camel8x8.events.internal.stream.flow.ReaderWindow;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores a reader's newest position: on request, and automatically when the position has passed so
 * many events that their credits are needed. Stores one position at a time, even if the position
 * advances meanwhile. Thread-safe.
 */
final class PositionCommitter {

    /** A store that takes longer is reported. */
    private static final Duration SLOW = Duration.ofSeconds(10);

    private static final Mark NONE = new Mark("", 0);

    private final PositionStore store;
    private final Executor blocking;
    private final int most;
    private final LongConsumer kept;
    private final Consumer<Exception> onFailure;

    @GuardedBy("this")
    private Mark newest = NONE;

    @GuardedBy("this")
    private Mark stored = NONE;

    @GuardedBy("this")
    private long keptUpTo;

    @GuardedBy("this")
    private boolean saving;

    @GuardedBy("this")
    private boolean ended;

    @GuardedBy("this")
    private long savingSince;

    @GuardedBy("this")
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    @GuardedBy("this")
    private @Nullable String reported;

    /**
     * @param most how many events a position may pass before it is stored automatically
     * @param kept receives the number of events passed by the position that was stored, or could
     *     not be stored; called without a lock
     * @param onFailure receives the reason why a position could not be stored, once until the
     *     reason changes or a position is stored
     */
    PositionCommitter(
            PositionStore store,
            Executor blocking,
            int most,
            LongConsumer kept,
            Consumer<Exception> onFailure) {
        this.store = store;
        this.blocking = blocking;
        this.most = most;
        this.kept = kept;
        this.onFailure = onFailure;
    }

    /** See {@link ReaderWindow.Owner#advanced}. */
    synchronized void advanced(String messageId, long passed) {
        if (ended) {
            return;
        }
        newest = new Mark(messageId, passed);
        if (isDue()) {
            save();
        }
    }

    /**
     * Stores the newest position if it is not stored yet.
     *
     * @return completes when the position at the time of this call is stored, or storing has failed
     */
    synchronized CompletableFuture<Void> commit() {
        return commit(newest);
    }

    /**
     * Commits for the last time. A later position, for example of an event that is acknowledged
     * after the stop, is not stored: another stream may use the position by then and have advanced
     * it further.
     */
    synchronized CompletableFuture<Void> end() {
        ended = true;
        return commit();
    }

    /** Stores the newest position, or reports that the store is slow with the previous one. */
    void commitAtInterval() {
        boolean slow;
        synchronized (this) {
            slow = saving && System.nanoTime() - savingSince > SLOW.toNanos();
            if (!saving) {
                commit(newest);
            }
        }
        if (slow) {
            reportFailure(
                    new TimeoutException(
                            "the repository has not responded for "
                                    + SLOW.toSeconds()
                                    + " s; events are waiting for it"));
        }
    }

    private synchronized CompletableFuture<Void> commit(Mark wanted) {
        if (saving) {
            return running.thenCompose(nothing -> commitBehind(wanted));
        }
        return newest.equals(stored) ? CompletableFuture.completedFuture(null) : save();
    }

    private synchronized CompletableFuture<Void> commitBehind(Mark wanted) {
        return keptUpTo >= wanted.passed() && stored.passed() >= wanted.passed()
                ? CompletableFuture.completedFuture(null)
                : commit(wanted);
    }

    @GuardedBy("this")
    private boolean isDue() {
        return !saving && newest.passed() - keptUpTo >= most;
    }

    private synchronized CompletableFuture<Void> save() {
        Mark position = newest;
        saving = true;
        savingSince = System.nanoTime();
        boolean begun = false;
        try {
            running = CompletableFuture.runAsync(() -> save(position), blocking);
            begun = true;
        } catch (RejectedExecutionException e) {
            onFailure.accept(e);
        } finally {
            saving = saving && begun; // also if no thread could be created
        }
        return running;
    }

    private void save(Mark position) {
        Exception failure = null;
        try {
            store.save(position.messageId());
        } catch (Exception e) {
            failure = e;
        } catch (Throwable e) {
            // For example a driver with missing classes: a failure like any other.
            failure = new IllegalStateException(e);
        }
        synchronized (this) {
            saving = false;
            keptUpTo = position.passed();
            if (failure == null) {
                stored = position;
                reported = null;
            }
        }
        if (failure != null) {
            reportFailure(failure);
        }
        kept.accept(position.passed());
        synchronized (this) {
            if (isDue()) {
                save();
            }
        }
    }

    private void reportFailure(Exception failure) {
        String text = failure.toString();
        synchronized (this) {
            if (text.equals(reported)) {
                return;
            }
            reported = text;
        }
        onFailure.accept(failure);
    }

    private record Mark(String messageId, long passed) {}
}
