/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stored positions, with and without the time at which partitions begin. */
class PositionTimeTest {

    private static final String ID = "CAUQADAA";
    private static final Instant TIME = Instant.parse("2026-11-29T23:41:27.123Z");

    private final DefaultEventExecutor executor = new DefaultEventExecutor();
    private final MemoryStore store = new MemoryStore();
    private final PositionTracker tracker = PositionTracker.stored(store, Duration.ofHours(1));

    @AfterEach
    void closeExecutor() {
        executor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void theTimeOfAPartitionedTopicIsStoredUntilThePositionChanges() {
        load();
        tracker.partitioned(ID, TIME);
        tracker.commit();
        assertThat(store.saved).containsExactly(ID + " since " + TIME);
        assertThat(tracker.newest()).isEqualTo(ID);
        assertThat(tracker.since()).isEqualTo(TIME);

        tracker.advanced(ID, 0);
        tracker.commit();

        assertThat(store.saved).endsWith(ID);
        assertThat(tracker.since()).isNull();
    }

    @Test
    void theTimeIsLoadedWithThePosition() {
        store.saved.add(ID + " since " + TIME);

        assertThat(tracker.load(Runnable::run)).isCompletedWithValue(ID);
        assertThat(tracker.newest()).isEqualTo(ID);
        assertThat(tracker.since()).isEqualTo(TIME);
    }

    @Test
    void aLoadedPositionIsInTheStore() {
        store.saved.add(ID);
        assertThat(tracker.firstStored()).isNotDone();

        load();

        assertThat(tracker.firstStored()).isCompleted();
    }

    @Test
    void aNewPositionIsInTheStoreWhenStoringHasSucceeded() {
        CompletableFuture<Void> firstStored = tracker.firstStored();
        load();
        store.fails = true;
        tracker.advanced(ID, 1);
        tracker.commit();
        assertThat(firstStored).isNotDone();

        store.fails = false;
        tracker.commit();

        assertThat(firstStored).isCompleted();
    }

    private void load() {
        assertThat(tracker.load(Runnable::run)).isCompleted();
        tracker.begin(executor, Runnable::run, 1000, upTo -> {}, e -> {});
    }
}
