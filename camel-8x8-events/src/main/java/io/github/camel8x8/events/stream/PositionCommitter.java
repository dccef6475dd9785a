/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stores a reader's newest position, one at a time, whatever comes in meanwhile. */
final class PositionCommitter {

    private final PositionStore store;
    private final Executor blocking;
    private final Consumer<Exception> onFailure;
    private volatile @Nullable String newest;
    private @Nullable String stored;
    private @Nullable CompletableFuture<Void> running;

    PositionCommitter(PositionStore store, Executor blocking, Consumer<Exception> onFailure) {
        this.store = store;
        this.blocking = blocking;
        this.onFailure = onFailure;
    }

    void advanced(String messageId) {
        newest = messageId;
    }

    /**
     * Stores the newest position where it is not stored yet.
     *
     * @return done when everything that had advanced before this call is stored, or was tried
     */
    synchronized CompletableFuture<Void> commit() {
        CompletableFuture<Void> before = running;
        if (before != null && !before.isDone()) {
            return before.thenCompose(nothing -> commit());
        }
        String position = newest;
        if (position == null || position.equals(stored)) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            running = CompletableFuture.runAsync(() -> save(position), blocking);
            return running;
        } catch (RejectedExecutionException e) {
            onFailure.accept(e);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void save(String position) {
        try {
            store.save(position);
            synchronized (this) {
                stored = position;
            }
        } catch (Exception e) {
            onFailure.accept(e);
        }
    }
}
