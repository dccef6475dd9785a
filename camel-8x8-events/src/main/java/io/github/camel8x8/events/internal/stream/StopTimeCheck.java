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
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks whether a reader has processed every event before its stop time. That is so if an event at
 * or after the time has arrived and all events before it are processed. It is also so if the time
 * has passed, everything received is processed, the session has been silent, and probes are silent
 * too: one after the position, since the session may be dead, and some further ahead, since the
 * server may be unable to send the next messages. Confined to its executor.
 *
 * <p>The time has passed when it has by the local clock and by that of the server, which a probe
 * receives: the local clock may be fast.
 */
final class StopTimeCheck {

    /** How long after the stop time an event from before it may still be published. */
    static final Duration ALLOWANCE = Duration.ofSeconds(5);

    /** How long the session must have been silent before a probe begins. */
    static final Duration QUIET = Duration.ofSeconds(2);

    /** How long the first probe must be silent. */
    private static final Duration PROBE_SILENCE = Duration.ofSeconds(2);

    /** How long each further probe must be silent, on a server that opens sessions quickly. */
    private static final Duration MIN_SILENCE = Duration.ofMillis(500);

    /** The longest time until the next probes. */
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    /** A greater difference between two clocks is reported. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(StopTimeCheck.class);

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final TimeRange range;
    private final Instant stop;
    private final StreamOptions options;
    private final EventExecutor executor;
    private final Probes probes;
    private final PositionTracker positions;
    private final StreamListener listener;
    private final ResettableTimer timer;
    private Duration pause = QUIET;
    private boolean waiting; // for the clock of the server, which was reported
    private boolean unsent; // an event that the server does not send was reported
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
            probe(new Series(window, lastEventNanos, places()), PROBE_SILENCE);
        } else {
            pause = QUIET;
            begin(window, lastEventNanos);
        }
    }

    private boolean isQuiet(Window in, LongSupplier lastEventNanos) {
        return hasPassed(Instant.now())
                && in.unfinished() == 0
                && System.nanoTime() - lastEventNanos.getAsLong() > QUIET.toNanos();
    }

    private boolean hasPassed(Instant now) {
        return !now.isBefore(stop.plus(ALLOWANCE));
    }

    /** After the position, and ahead of it. */
    private Iterator<String> places() {
        String position = positions.newest();
        if (position == null) {
            String start =
                    options.api() instanceof ReaderApi reader ? reader.start() : ReaderApi.LATEST;
            return List.of(start).iterator();
        }
        MessageId id = MessageId.parseOrNull(position);
        return Stream.concat(
                        Stream.of(position),
                        Stream.ofNullable(id)
                                .flatMap(at -> PlacesAhead.of(at).stream())
                                .map(MessageId::toText))
                .iterator();
    }

    private void probe(Series series, Duration silence) {
        if (!series.places.hasNext()) {
            complete();
            return;
        }
        int of = session;
        long begunNanos = System.nanoTime();
        ProbeSession begun =
                probes.begin(
                        series.places.next(),
                        new ProbeSession.Limits(options.timeouts().connect(), silence, true));
        probe = begun;
        begun.message()
                .whenCompleteAsync(
                        (message, failure) -> {
                            if (of == session) {
                                Duration took = Duration.ofNanos(System.nanoTime() - begunNanos);
                                probed(
                                        series,
                                        begun.acceptedAt(),
                                        message,
                                        failure,
                                        next(took.minus(silence)));
                            }
                        },
                        executor);
    }

    private void probed(
            Series series,
            @Nullable Instant serverTime,
            @Nullable MessageFrame message,
            @Nullable Throwable failure,
            Duration silence) {
        if (serverTime != null && !hasPassed(serverTime)) {
            Duration left = Duration.between(serverTime, stop.plus(ALLOWANCE));
            reportWait(serverTime, left);
            again(series, left);
        } else if (failure != null || !series.isStillQuiet()) {
            again(series, QUIET);
        } else if (message == null) {
            probe(series, silence);
        } else if (TimeRange.isAtOrAfter(message, stop)) {
            complete(); // an event before it would have arrived
        } else {
            reportUnsent(message);
            again(series, pause);
            pause = limited(pause.multipliedBy(2), QUIET, MAX_PAUSE); // it must be reopened first
        }
    }

    /** Not the first time: the message may be on its way. */
    private void reportUnsent(MessageFrame message) {
        if (!unsent && pause.compareTo(QUIET) > 0) {
            unsent = true;
            LOG.warn(
                    "Topic {}: the server has the event {} from before stopTime, but does not send it"
                            + " in this session; the route waits for the reconnect after idleReconnect"
                            + " ({} ms; 0 means never)",
                    options.topic(),
                    message.printableId(),
                    options.timeouts().idleReconnect().toMillis());
        }
    }

    private void reportWait(Instant serverTime, Duration left) {
        if (!waiting && left.compareTo(CLOCK_DIFFERENCE) > 0) {
            waiting = true;
            LOG.warn(
                    "Topic {}: stopTime {} has passed by the local clock, but the server's clock is at"
                            + " {}: the route ends when the time has passed there too",
                    options.topic(),
                    stop,
                    serverTime);
        }
    }

    private void again(Series series, Duration delay) {
        timer.set(
                limited(delay, QUIET, MAX_PAUSE),
                () -> check(series.window, series.lastEventNanos));
    }

    /** The server sends a message that it has sooner than it opens a session. */
    private static Duration next(Duration toOpen) {
        return limited(toOpen.multipliedBy(2), MIN_SILENCE, PROBE_SILENCE);
    }

    private static Duration limited(Duration time, Duration min, Duration max) {
        return time.compareTo(min) < 0 ? min : time.compareTo(max) > 0 ? max : time;
    }

    private void complete() {
        range.complete();
        positions
                .commit()
                .whenCompleteAsync((nothing, failure) -> listener.onComplete(stop), executor);
    }

    /** Probes one after the other, while the session is silent. */
    private static final class Series {

        private final Supplier<@Nullable Window> window;
        private final LongSupplier lastEventNanos;
        private final Iterator<String> places;
        private final long lastNanos;

        Series(
                Supplier<@Nullable Window> window,
                LongSupplier lastEventNanos,
                Iterator<String> places) {
            this.window = window;
            this.lastEventNanos = lastEventNanos;
            this.places = places;
            this.lastNanos = lastEventNanos.getAsLong();
        }

        boolean isStillQuiet() {
            return lastEventNanos.getAsLong() == lastNanos;
        }
    }
}
