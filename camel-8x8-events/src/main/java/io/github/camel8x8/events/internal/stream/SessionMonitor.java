/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.flow.Window;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Watches one session after another: whether it opens in time, begins at the reader's position, how
 * long it lasts, and whether it is silent for too long. Confined to its executor.
 */
final class SessionMonitor {

    /** A session that has lasted this long resets the count of attempts. */
    private static final Duration STABLE = Duration.ofSeconds(10);

    private final Duration connectLimit;
    private final Owner owner;
    private final ResettableTimer connectTimeout;
    private final ResettableTimer stable;
    private final IdleTimeout idleness;
    private final SilenceCheck silence;
    private final @Nullable StopTimeCheck completion;
    private final ExpiredPositionCheck position;
    private @Nullable Connection connection;

    /**
     * @param findings notified of silences
     * @param probes begins probes
     * @param completion checks whether a reader has read everything before its stop time, or null
     * @param owner applies the decisions
     */
    SessionMonitor(
            EventExecutor executor,
            StreamOptions options,
            StreamDiagnostics findings,
            Probes probes,
            @Nullable StopTimeCheck completion,
            Owner owner) {
        this.completion = completion;
        this.connectLimit = options.timeouts().connect();
        this.owner = owner;
        this.connectTimeout = new ResettableTimer(executor);
        this.stable = new ResettableTimer(executor);
        Duration idleReconnect = options.timeouts().idleReconnect();
        this.idleness =
                new IdleTimeout(
                        executor, idleReconnect, this::isSafelyReopened, this::checkSilence);
        Function<MessageId, TopicProbe> probing =
                place -> TopicProbe.begin(probes, idleReconnect, place);
        this.silence =
                new SilenceCheck(executor, idleReconnect, findings, probing, new Decisions());
        this.position = new ExpiredPositionCheck(executor, probing);
    }

    /** An attempt begins; it is aborted if no session opens in time. */
    void connecting(Connection attempted) {
        connection = attempted;
        connectTimeout.set(
                connectLimit,
                () ->
                        attempted.abort(
                                new TimeoutException(
                                        "no answer within " + connectLimit.toMillis() + " ms")));
    }

    /** The session is open. */
    void opened(Connection opened) {
        connectTimeout.cancel();
        stable.set(STABLE, owner::stable);
        idleness.start(silence.limit(), opened::lastEventNanos);
        if (completion != null) {
            completion.begin(owner::window, opened::lastEventNanos);
        }
        Window in = owner.window();
        if (in != null) {
            position.opened(in);
        }
    }

    /** A session has delivered its first event. */
    void event() {
        silence.event();
    }

    /** The server has replied whether the topic was terminated. */
    void answered(Connection asked, boolean endReached) {
        silence.answered(asked, endReached);
    }

    /**
     * The session is closed or lost, or was not opened.
     *
     * @return completes when the connections of its probes are closed
     */
    CompletableFuture<Void> ended() {
        connection = null;
        connectTimeout.cancel();
        stable.cancel();
        idleness.cancel();
        CompletableFuture<Void> ended =
                CompletableFuture.allOf(silence.cancel(), position.cancel());
        return completion == null ? ended : CompletableFuture.allOf(ended, completion.cancel());
    }

    private boolean isSafelyReopened() {
        Window in = owner.window();
        return in != null && in.unfinished() == 0 && in.isResumable();
    }

    private void checkSilence() {
        Connection silent = connection;
        Window in = owner.window();
        if (silent != null && in != null) {
            silence.begin(silent, in);
        }
    }

    /** Applies the decisions. Confined to the executor. */
    public interface Owner {

        /** The session has lasted long enough for earlier failures not to count. */
        void stable();

        /** The events in flight; null before the first attempt. */
        @Nullable Window window();

        /** Closes the session now; false if it cannot be closed at this time. */
        boolean closeSilent();

        /** Closes the session, if it is still open, and opens another one. */
        void reopenSilent();
    }

    private final class Decisions implements SilenceCheck.Owner {

        @Override
        public void keep(Connection kept) {
            idleness.start(kept::lastEventNanos);
        }

        @Override
        public boolean close() {
            return owner.closeSilent();
        }

        @Override
        public void reopen() {
            owner.reopenSilent();
        }
    }
}
