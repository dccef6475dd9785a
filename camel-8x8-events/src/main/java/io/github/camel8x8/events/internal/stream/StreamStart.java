/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
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
    private final @Nullable TimeRange range;
    private final StreamDiagnostics findings;
    private final RetryState attempts;
    private final CurrentStatus status;
    private final CompletableFuture<Void> firstOutcome;
    private @Nullable StartSearch search;

    /**
     * @param loading loads the stored position, and schedules retries
     * @param range skips the events before the time; null if the stream has no times
     * @param attempts counts the failures
     * @param firstOutcome completes when the service has accepted the stream
     */
    StreamStart(
            StreamOptions options,
            EventExecutor executor,
            Probes probes,
            PositionLoading loading,
            @Nullable TimeRange range,
            StreamDiagnostics findings,
            RetryState attempts,
            CurrentStatus status,
            CompletableFuture<Void> firstOutcome) {
        this.options = options;
        this.executor = executor;
        this.probes = probes;
        this.loading = loading;
        this.range = range;
        this.findings = findings;
        this.attempts = attempts;
        this.status = status;
        this.firstOutcome = firstOutcome;
    }

    /**
     * Begins without blocking.
     *
     * @param ended whether the stream has ended
     * @param ready receives the position, or null if there is none
     * @param failed receives a failure that is not followed by a retry
     */
    void begin(
            BooleanSupplier ended, Consumer<@Nullable String> ready, Consumer<Exception> failed) {
        // A store that fails after the start stopped waiting must not end a running stream.
        loading.begin(
                () -> firstOutcome.isDone() && !ended.getAsBoolean(),
                mark -> loaded(mark, ended, ready, failed),
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

    private void loaded(
            @Nullable String mark,
            BooleanSupplier ended,
            Consumer<@Nullable String> ready,
            Consumer<Exception> failed) {
        TimeRange within = range;
        Instant time = options.api() instanceof ReaderApi reader ? reader.startTime() : null;
        if (mark != null || time == null || within == null || ended.getAsBoolean()) {
            ready.accept(mark);
            return;
        }
        within.skipEarlierEvents();
        status.become(StreamState.CONNECTING, null, null);
        StartSearch begun =
                new StartSearch(options, time, executor, probes, new Outcome(time, ready, failed));
        search = begun;
        begun.resume();
    }

    private final class Outcome implements StartSearch.Owner {

        private final Instant time;
        private final Consumer<@Nullable String> ready;
        private final Consumer<Exception> failed;
        private boolean accepted;

        Outcome(Instant time, Consumer<@Nullable String> ready, Consumer<Exception> failed) {
            this.time = time;
            this.ready = ready;
            this.failed = failed;
        }

        @Override
        public void accepted() {
            accepted = true;
            attempts.stable();
            if (status.get().state() != StreamState.CONNECTING) {
                status.become(StreamState.CONNECTING, null, null);
            }
            firstOutcome.complete(null);
        }

        @Override
        public void failed(Throwable cause) {
            StreamConnectException failure = StreamConnectException.of(cause, options, accepted);
            attempts.failed();
            if (attempts.isFinal(failure, firstOutcome.isDone())) {
                failed.accept(failure);
                return;
            }
            loading.retryAfter(failure, StreamStart.this::resume);
            firstOutcome.complete(null);
        }

        @Override
        public void found(String position, @Nullable Instant oldest) {
            if (oldest != null) {
                findings.startExpired(time, oldest);
            }
            ready.accept(position);
        }
    }

    private void resume() {
        StartSearch begun = search;
        if (begun != null) {
            status.become(StreamState.CONNECTING, status.get().cause(), null);
            begun.resume();
        }
    }
}
