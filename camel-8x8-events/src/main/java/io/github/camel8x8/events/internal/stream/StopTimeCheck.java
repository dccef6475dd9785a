/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.flow.Window;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a reader has processed every event before its stop time. That is so if an event at
 * or after the time has arrived and all events before it are processed. It is also so if the time
 * has passed, everything received is processed, the session has been silent, and probes are silent
 * too: one after the position, since the session may be dead, and one after the next entry, since
 * the server may be unable to send the next message. Confined to its executor.
 */
final class StopTimeCheck {

    /** How long after the stop time an event from before it may still be published. */
    static final Duration ALLOWANCE = Duration.ofSeconds(5);

    /** How long the session must have been silent before a probe begins. */
    static final Duration QUIET = Duration.ofSeconds(2);

    /** How long each probe must be silent. */
    private static final Duration PROBE_SILENCE = Duration.ofSeconds(2);

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final TimeRange range;
    private final Instant stop;
    private final StreamOptions options;
    private final EventExecutor executor;
    private final Probes probes;
    private final PositionTracker positions;
    private final StreamListener listener;
    private final ResettableTimer timer;
    private @Nullable ProbeSession probe;
    private int session; // distinguishes the result of an earlier session's probe

    private StopTimeCheck(
            TimeRange range,
            Instant stop,
            EventExecutor executor,
            StreamOptions options,
            Probes probes,
            PositionTracker positions,
            StreamListener listener) {
        this.range = range;
        this.stop = stop;
        this.options = options;
        this.executor = executor;
        this.probes = probes;
        this.positions = positions;
        this.listener = listener;
        this.timer = new ResettableTimer(executor);
    }

    /** The check of a stream; null if the stream has no stop time. */
    static @Nullable StopTimeCheck of(
            @Nullable TimeRange range,
            EventExecutor executor,
            StreamOptions options,
            Probes probes,
            PositionTracker positions,
            StreamListener listener) {
        Instant stop = range == null ? null : range.stop();
        return range == null || stop == null
                ? null
                : new StopTimeCheck(range, stop, executor, options, probes, positions, listener);
    }

    /**
     * A session is open.
     *
     * @param window the events in flight
     * @param lastEventNanos supplies {@link System#nanoTime} of the session's last event
     */
    void begin(Supplier<@Nullable Window> window, LongSupplier lastEventNanos) {
        if (!range.isComplete()) {
            timer.set(INTERVAL, () -> check(window, lastEventNanos));
        }
    }

    /**
     * The session has ended.
     *
     * @return completes when the connection of a probe is closed
     */
    CompletableFuture<Void> cancel() {
        session++;
        timer.cancel();
        ProbeSession open = probe;
        probe = null;
        return open == null ? CompletableFuture.completedFuture(null) : open.close();
    }

    private void check(Supplier<@Nullable Window> window, LongSupplier lastEventNanos) {
        Window in = window.get();
        Delivery keptBack = range.keptBack();
        if (in != null && keptBack != null && in.isOldest(keptBack)) {
            complete();
        } else if (in != null && keptBack == null && isQuiet(in, lastEventNanos)) {
            long last = lastEventNanos.getAsLong();
            probe(places(), () -> lastEventNanos.getAsLong() == last, window, lastEventNanos);
        } else {
            begin(window, lastEventNanos);
        }
    }

    private boolean isQuiet(Window in, LongSupplier lastEventNanos) {
        return Instant.now().isAfter(stop.plus(ALLOWANCE))
                && in.unfinished() == 0
                && System.nanoTime() - lastEventNanos.getAsLong() > QUIET.toNanos();
    }

    /** After the position, and after the entry behind it. */
    private Iterator<String> places() {
        String position = positions.newest();
        if (position == null) {
            String start =
                    options.api() instanceof ReaderApi reader ? reader.start() : ReaderApi.LATEST;
            return List.of(start).iterator();
        }
        MessageId id = MessageId.parseOrNull(position);
        return id == null
                ? List.of(position).iterator()
                : List.of(position, id.behindNextEntry().toText()).iterator();
    }

    private void probe(
            Iterator<String> places,
            BooleanSupplier stillQuiet,
            Supplier<@Nullable Window> window,
            LongSupplier lastEventNanos) {
        if (!places.hasNext()) {
            complete();
            return;
        }
        int of = session;
        ProbeSession begun =
                probes.begin(
                        places.next(),
                        new ProbeSession.Limits(options.timeouts().connect(), PROBE_SILENCE, true));
        probe = begun;
        begun.message()
                .whenCompleteAsync(
                        (message, failure) -> {
                            if (of != session) {
                                return;
                            }
                            if (isSilent(message, failure) && stillQuiet.getAsBoolean()) {
                                probe(places, stillQuiet, window, lastEventNanos);
                            } else {
                                timer.set(QUIET, () -> check(window, lastEventNanos));
                            }
                        },
                        executor);
    }

    private static boolean isSilent(@Nullable MessageFrame message, @Nullable Throwable failure) {
        return message == null && failure == null;
    }

    private void complete() {
        range.complete();
        positions
                .commit()
                .whenCompleteAsync((nothing, failure) -> listener.onComplete(stop), executor);
    }
}
