/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A reader's position over restarts. */
class PositionTrackerTest {

    private final MemoryStore store = new MemoryStore();

    @Test
    void inMemoryThePositionIsThatOfThisStream() {
        PositionTracker keeping = PositionTracker.inMemory();
        assertThat(keeping.load(Runnable::run)).isCompletedWithValue(null);
        assertThat(keeping.newest()).isNull();

        keeping.advanced("A", 1);

        assertThat(keeping.newest()).isEqualTo("A");
        assertThat(keeping.end()).isCompleted();
    }

    @Test
    void aStoredPositionIsWhereTheStreamContinues() {
        store.saved.add("CAUQADAA");
        PositionTracker keeping = PositionTracker.stored(store, Duration.ofSeconds(1));

        assertThat(keeping.load(Runnable::run)).isCompletedWithValue("CAUQADAA");
        assertThat(keeping.newest()).isEqualTo("CAUQADAA");
    }

    @Test
    void aStoreThatCannotBeReadFailsTheLoading() {
        store.fails = true;
        PositionTracker keeping = PositionTracker.stored(store, Duration.ofSeconds(1));

        assertThatThrownBy(() -> keeping.load(Runnable::run).get())
                .cause()
                .isInstanceOf(IOException.class);
    }

    /** A running stream retries. Otherwise, the error would end the start of other streams too. */
    @Test
    void aLoadingForWhichThereIsNoThreadFails() {
        PositionTracker keeping = PositionTracker.stored(store, Duration.ofSeconds(1));

        CompletableFuture<String> loading =
                keeping.load(
                        task -> {
                            throw new Error("unable to create native thread");
                        });

        assertThat(loading).isCompletedExceptionally();
    }

    @Test
    void thePositionIsStoredAtIntervalsAndAtTheEnd() throws Exception {
        DefaultEventExecutor executor = new DefaultEventExecutor();
        try {
            PositionTracker keeping = PositionTracker.stored(store, Duration.ofMillis(10));
            keeping.begin(executor, executor, 1000, upTo -> {}, e -> {});
            keeping.advanced("A", 1);
            await().untilAsserted(() -> assertThat(store.saved).containsExactly("A"));

            keeping.advanced("B", 2);
            keeping.end().get(20, TimeUnit.SECONDS);

            assertThat(store.saved).containsExactly("A", "B");
        } finally {
            executor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void aCanceledWaitForASlowStoreDoesNotCompleteTheOtherWaits() {
        DefaultEventExecutor executor = new DefaultEventExecutor();
        Queue<Runnable> waiting = new ArrayDeque<>();
        try {
            PositionTracker keeping = PositionTracker.stored(store, Duration.ofHours(1));
            keeping.begin(executor, waiting::add, 1000, upTo -> {}, e -> {});
            keeping.advanced("A", 1);
            CompletableFuture<Void> impatient = keeping.commit();
            impatient.complete(null);

            CompletableFuture<Void> end = keeping.end();

            assertThat(end).isNotDone();
            waiting.remove().run();
            assertThat(end).isCompleted();
            assertThat(store.saved).containsExactly("A");
        } finally {
            executor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void anIntervalOfNothingIsRejected() {
        assertThatThrownBy(() -> PositionTracker.stored(store, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Option offsetCommitInterval has the value '0'");
    }
}
