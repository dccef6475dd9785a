/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** When the newest position of a reader is stored. */
class PositionCommitterTest {

    private final MemoryStore store = new MemoryStore();
    private final List<Exception> failures = new ArrayList<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Long> kept = new ArrayList<>();
    private final PositionCommitter committer =
            new PositionCommitter(store, waiting::add, 10, kept::add, failures::add);
    private int passed;

    @Test
    void nothingIsStoredIfNothingHasAdvanced() {
        assertThat(committer.commit()).isCompleted();
        assertThat(waiting).isEmpty();
    }

    @Test
    void theNewestPositionIsStored() {
        committer.advanced(at("A"), ++passed);
        committer.advanced(at("B"), ++passed);
        CompletableFuture<Void> committed = committer.commit();
        assertThat(committed).isNotDone();

        runWaiting();

        assertThat(committed).isCompleted();
        assertThat(store.saved).containsExactly("B");
    }

    @Test
    void whatIsStoredIsNotStoredAgain() {
        committer.advanced(at("A"), ++passed);
        committer.commit();
        runWaiting();

        assertThat(committer.commit()).isCompleted();
        assertThat(waiting).isEmpty();
    }

    @Test
    void onlyOneStoringRunsAtATimeAndTheLastWaitsForAll() {
        committer.advanced(at("A"), ++passed);
        committer.commit();
        committer.advanced(at("B"), ++passed);
        CompletableFuture<Void> last = committer.commit();
        assertThat(waiting).hasSize(1);

        runWaiting();

        assertThat(last).isCompleted();
        assertThat(store.saved).containsExactly("A", "B");
    }

    @Test
    void aPositionThatCouldNotBeStoredIsReportedAndRetried() {
        committer.advanced(at("A"), ++passed);
        store.fails = true;
        CompletableFuture<Void> failed = committer.commit();
        runWaiting();
        assertThat(failed).isCompleted();
        assertThat(failures).singleElement().isInstanceOf(IOException.class);

        store.fails = false;
        committer.commit();
        runWaiting();

        assertThat(store.saved).containsExactly("A");
    }

    @Test
    void anErrorOfTheStoreIsAFailureLikeAnyOther() {
        NoClassDefFoundError missing = new NoClassDefFoundError("a driver");
        boolean[] isMissing = {true};
        PositionStore lacking =
                new PositionStore() {
                    @Override
                    public ReaderPosition load() {
                        return null;
                    }

                    @Override
                    public void save(ReaderPosition position) throws IOException {
                        if (isMissing[0]) {
                            throw missing;
                        }
                        store.save(position);
                    }
                };
        PositionCommitter ofLacking =
                new PositionCommitter(lacking, Runnable::run, 10, kept::add, failures::add);
        ofLacking.advanced(at("A"), 1);

        assertThat(ofLacking.commit()).isCompleted();

        assertThat(failures).singleElement().satisfies(e -> assertThat(e).hasCause(missing));
        assertThat(kept).containsExactly(1L);
        isMissing[0] = false;
        assertThat(ofLacking.commit()).isCompleted();
        assertThat(store.saved).containsExactly("A");
    }

    @Test
    void theStoreIsNotifiedOfAnExpiredPositionBeforeTheNextOneIsStored() {
        committer.advanced(at("A"), ++passed);
        committer.commit();
        committer.expired("A");
        committer.advanced(at("older"), ++passed);
        CompletableFuture<Void> stored = committer.commit();

        while (!waiting.isEmpty()) {
            runWaiting();
        }

        assertThat(stored).isCompleted();
        assertThat(store.saved).containsExactly("A", "expired A", "older");
    }

    @Test
    void aStoreThatCouldNotBeNotifiedOfAnExpiredPositionIsNotifiedAgain() {
        store.fails = true;
        committer.expired("A");
        runWaiting();
        store.fails = false;

        CompletableFuture<Void> stored = committer.commit();
        runWaiting();

        assertThat(stored).isCompleted();
        assertThat(store.saved).containsExactly("expired A");
        assertThat(failures).hasSize(1);
    }

    @Test
    void thePositionAtTheEndIsStoredAlsoIfItHasPassedNoFurtherEvent() {
        committer.advanced(at("A"), ++passed);
        committer.commit();
        committer.advanced(at("place after A"), passed);
        CompletableFuture<Void> end = committer.end();

        while (!waiting.isEmpty()) {
            runWaiting();
        }

        assertThat(end).isCompleted();
        assertThat(store.saved).containsExactly("A", "place after A");
    }

    @Test
    void whatIsAcknowledgedAfterTheEndIsNotStored() {
        committer.advanced(at("A"), 1);
        CompletableFuture<Void> ended = committer.end();
        committer.advanced(at("B"), 20);

        runWaiting();
        committer.advanced(at("C"), 40);
        runWaiting();

        assertThat(ended).isCompleted();
        assertThat(store.saved).containsExactly("A");
    }

    @Test
    void theEndStoresWhatHasAdvancedWhileAnotherPositionWasBeingStored() {
        committer.advanced(at("A"), 1);
        committer.commit();
        committer.advanced(at("B"), 2);

        CompletableFuture<Void> ended = committer.end();
        runWaiting();

        assertThat(ended).isCompleted();
        assertThat(store.saved).containsExactly("A", "B");
    }

    @Test
    void anExecutorThatIsShutDownIsReportedAndNotThrown() {
        PositionCommitter shut =
                new PositionCommitter(
                        store,
                        task -> {
                            throw new RejectedExecutionException("shut down");
                        },
                        10,
                        kept::add,
                        failures::add);
        shut.advanced(at("A"), 1);

        assertThat(shut.commit()).isCompleted();
        assertThat(failures).hasSize(1);
    }

    @Test
    void aPositionThatHasPassedManyEventsIsStoredWithoutWaitingForTheInterval() {
        committer.advanced(at("A"), 9);
        assertThat(waiting).isEmpty();

        committer.advanced(at("B"), 10);
        committer.advanced(at("C"), 25);
        runWaiting();

        assertThat(store.saved).containsExactly("B", "C");
        assertThat(kept).containsExactly(10L, 25L);
    }

    @Test
    void aPositionThatCannotBeStoredBlocksNoEvent() {
        store.fails = true;

        committer.advanced(at("A"), 10);
        runWaiting();

        assertThat(kept).containsExactly(10L);
    }

    @Test
    void aFailureIsReportedOnceAsLongAsTheReasonStays() {
        store.fails = true;
        for (int time = 0; time < 3; time++) {
            committer.commitAtInterval();
            committer.advanced(at("A"), ++passed);
            committer.commitAtInterval();
            runWaiting();
        }
        assertThat(failures).hasSize(1);

        store.fails = false;
        committer.commit();
        runWaiting();
        store.fails = true;
        committer.advanced(at("B"), ++passed);
        committer.commit();
        runWaiting();

        assertThat(failures).hasSize(2);
    }

    private void runWaiting() {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }

    private static ReaderPosition at(String messageId) {
        return new ReaderPosition(messageId, null);
    }
}
