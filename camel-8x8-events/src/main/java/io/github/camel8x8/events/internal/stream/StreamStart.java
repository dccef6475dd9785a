/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.flow.Absence;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.transport.StreamConnectException;
import io.netty.util.concurrent.EventExecutor;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Determines where a stream begins, before its first connection: at its stored position, otherwise
 * at the position that a search for {@code startTime} finds, otherwise at {@code messageId}.
 * Everything but {@link #begin} runs on the executor.
 */
final class StreamStart {

    private final StreamOptions options;
    private final EventExecutor executor;
    private final Probes probes;
    private final PositionLoading loading;
    private final StreamDiagnostics findings;
    private final Retries retries;
    private final CompletableFuture<Void> firstOutcome;
    private @Nullable StartSearch search;

    /**
     * @param loading loads the stored position
     * @param retries schedules the next probe after a failure
     * @param firstOutcome completes when the service has accepted the stream
     */
    StreamStart(
            StreamOptions options,
            EventExecutor executor,
            Probes probes,
            PositionLoading loading,
            StreamDiagnostics findings,
            Retries retries,
            CompletableFuture<Void> firstOutcome) {
        this.options = options;
        this.executor = executor;
        this.probes = probes;
        this.loading = loading;
        this.findings = findings;
        this.retries = retries;
        this.firstOutcome = firstOutcome;
    }

    /**
     * Begins without blocking.
     *
     * @param ended whether the stream has ended
     * @param ready receives the position, or null if there is none
     * @param partitioned called if the topic is partitioned, so that there is no position
     * @param failed receives a failure that is not followed by a retry
     */
    void begin(
            BooleanSupplier ended,
            Consumer<@Nullable String> ready,
            Runnable partitioned,
            Consumer<Exception> failed) {
        // A store that fails after the start stopped waiting must not end a running stream.
        loading.begin(
                () -> firstOutcome.isDone() && !ended.getAsBoolean(),
                mark -> loaded(mark, ended, new Outcome(ready, partitioned, failed)),
                failed);
    }

    /**
     * Ends the search, if there is one.
     *
     * @return completes when its connection is closed
     */
    CompletableFuture<Void> cancel() {
        StartSearch begun = search;
        return begun == null ? CompletableFuture.completedFuture(null) : begun.cancel();
    }

    private void loaded(@Nullable String mark, BooleanSupplier ended, Outcome outcome) {
        PositionTracker positions = loading.positions();
        Instant time = mark == null ? startTime() : positions.since();
        positions.skipUntil(time);
        if (mark != null || time == null || ended.getAsBoolean()) {
            outcome.ready.accept(mark);
            return;
        }
        retries.status().become(StreamState.CONNECTING, null, null);
        StartSearch begun = new StartSearch(options, time, executor, probes, outcome);
        search = begun;
        begun.resume();
    }

    private @Nullable Instant startTime() {
        return options.api() instanceof ReaderApi reader ? reader.startTime() : null;
    }

    private final class Outcome implements StartSearch.Owner {

        private final Consumer<@Nullable String> ready;
        private final Runnable partitioned;
        private final Consumer<Exception> failed;
        private boolean accepted;

        Outcome(
                Consumer<@Nullable String> ready,
                Runnable partitioned,
                Consumer<Exception> failed) {
            this.ready = ready;
            this.partitioned = partitioned;
            this.failed = failed;
        }

        @Override
        public void partitioned() {
            partitioned.run();
        }

        @Override
        public void accepted() {
            accepted = true;
            retries.reset();
            if (retries.status().get().state() != StreamState.CONNECTING) {
                retries.status().become(StreamState.CONNECTING, null, null);
            }
            firstOutcome.complete(null);
        }

        @Override
        public void failed(Throwable cause) {
            StreamConnectException failure = StreamConnectException.of(cause, options, accepted);
            if (!retries.after(failure, StreamStart.this::resume)) {
                failed.accept(failure);
            }
        }

        @Override
        public void found(String position, Instant time, @Nullable Instant oldest) {
            // Retention does not drop an event within a minute: the topic is only younger.
            if (oldest != null && time.isBefore(Instant.now().minus(Absence.SHORT))) {
                findings.startExpired(time, oldest);
            }
            ready.accept(position);
        }
    }

    private void resume() {
        StartSearch begun = search;
        if (begun != null) {
            retries.status().become(StreamState.CONNECTING, retries.status().get().cause(), null);
            begun.resume();
        }
    }
}
