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

    private static final Mark NONE = new Mark(new ReaderPosition("", null), 0);

    private final PositionStore store;
    private final Executor blocking;
    private final int most;
    private final LongConsumer kept;
    private final Consumer<Exception> onFailure;
    private final CompletableFuture<Void> firstStored = new CompletableFuture<>();

    @GuardedBy("this")
    private Mark newest = NONE;

    @GuardedBy("this")
    private Mark stored = NONE;

    @GuardedBy("this")
    private @Nullable String expired; // a position that an older one may replace; not stored yet

    @GuardedBy("this")
    private boolean expiring; // the store is being notified of it

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

    /** {@return completes when a position is in the store} */
    CompletableFuture<Void> firstStored() {
        return firstStored;
    }

    /** See {@link ReaderWindow.Owner#advanced}. */
    synchronized void advanced(ReaderPosition position, long passed) {
        if (ended) {
            return;
        }
        newest = new Mark(position, passed);
        if (isDue()) {
            save();
        }
    }

    /** See {@link PositionStore#expired}. An older position than the newest one may follow. */
    synchronized void expired(String messageId) {
        if (ended) {
            return;
        }
        expired = messageId;
        stored = newest; // is not stored any more
        if (!saving) {
            save();
        }
    }

    /** Whether the store has not been notified of an expired position yet. */
    synchronized boolean isExpiring() {
        return expired != null || expiring;
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
        return newest.equals(stored) && expired == null
                ? CompletableFuture.completedFuture(null)
                : save();
    }

    private synchronized CompletableFuture<Void> commitBehind(Mark wanted) {
        boolean isStored = stored.equals(wanted) || stored.passed() > wanted.passed();
        return keptUpTo >= wanted.passed() && isStored && !isExpiring()
                ? CompletableFuture.completedFuture(null)
                : commit(wanted);
    }

    @GuardedBy("this")
    private boolean isDue() {
        return !saving && newest.passed() - keptUpTo >= most;
    }

    private synchronized CompletableFuture<Void> save() {
        Mark position = newest;
        boolean changed = !newest.equals(stored);
        String gone = expired;
        expired = null;
        expiring = gone != null;
        saving = true;
        savingSince = System.nanoTime();
        boolean begun = false;
        try {
            running = CompletableFuture.runAsync(() -> save(position, changed, gone), blocking);
            begun = true;
        } catch (RejectedExecutionException e) {
            onFailure.accept(e);
        } catch (Error e) { // no memory for a thread; callers must be able to continue
            onFailure.accept(new IllegalStateException(e));
        } finally {
            if (!begun) {
                saving = false;
                ended(gone, false);
            }
        }
        return running;
    }

    /** If the store could not be notified of an expired position, it is notified again later. */
    @GuardedBy("this")
    private void ended(@Nullable String gone, boolean notified) {
        expiring = false;
        if (!notified && expired == null) {
            expired = gone;
        }
    }

    private void save(Mark position, boolean changed, @Nullable String gone) {
        Exception failure = null;
        try {
            if (gone != null) {
                store.expired(gone);
            }
            if (changed) {
                store.save(position.position());
            }
        } catch (Exception e) {
            failure = e;
        } catch (Throwable e) {
            // For example a driver with missing classes: a failure like any other.
            failure = new IllegalStateException(e);
        }
        synchronized (this) {
            saving = false;
            keptUpTo = position.passed();
            ended(gone, failure == null);
            if (failure == null) {
                stored = changed ? position : stored;
                reported = null;
            }
        }
        if (failure != null) {
            reportFailure(failure);
        } else if (changed) {
            firstStored.complete(null);
        }
        kept.accept(position.passed());
        synchronized (this) {
            if (isDue() || (failure == null && !saving && expired != null)) {
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

    private record Mark(ReaderPosition position, long passed) {}
}
