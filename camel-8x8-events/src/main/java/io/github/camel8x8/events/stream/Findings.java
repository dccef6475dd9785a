/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has found out beyond its state: gaps that nothing can close, and what a session was
 * that brought nothing for long. Written on the stream's thread, read from any.
 */
public final class Findings {

    private final ServiceUrl service;
    private final StreamStatistics statistics;
    private final StreamListener listener;
    private volatile @Nullable Finding gap;
    private volatile @Nullable Finding silence;
    private @Nullable Instant silentUntil; // confined to the stream's thread

    Findings(ServiceUrl service, StreamStatistics statistics, StreamListener listener) {
        this.service = service;
        this.statistics = statistics;
        this.listener = listener;
    }

    /** The last gap, or null. */
    public @Nullable Finding gap() {
        return gap;
    }

    /** The last session that was left because it brought no event for long, or null. */
    public @Nullable Finding silence() {
        return silence;
    }

    /** A reader at latest has lost its session, and has no place to go on from. */
    void latestLost() {
        report(
                "The session with "
                        + service
                        + " ended before its first event, and messageId=latest goes on with what is"
                        + " published after the reconnect: events in between are not seen. An"
                        + " offsetRepository or a subscription closes such gaps");
    }

    /** The server has begun with another event than the one the position names. */
    void positionGone(String position, MessageFrame first) {
        report(
                service
                        + " no longer has the event at the position "
                        + position
                        + " and goes on with "
                        + first.messageId()
                        + ", published "
                        + Objects.requireNonNullElse(first.published(), "at a time unknown")
                        + ": events in between may be missing. The topic's retention is shorter than"
                        + " the reader was away, or the topic was made anew; a subscription keeps"
                        + " events until they are acknowledged");
    }

    /** A session is left because it has brought no event for so long. */
    void silent(Duration time) {
        statistics.countIdleReconnect();
        Instant now = Instant.now();
        silentUntil = now;
        silence =
                new Finding(
                        now,
                        "No event for "
                                + time.toSeconds()
                                + " s (idleReconnect), so the session was opened anew; no event has"
                                + " come since");
    }

    /** The first event of a session. */
    void firstEvent(MessageFrame message) {
        Instant until = silentUntil;
        if (until == null) {
            return;
        }
        silentUntil = null;
        Instant published = message.published();
        String found =
                published == null
                        ? "is followed by one with events"
                        : published.isBefore(until)
                                ? "was dead: the new one brought an event that had been published"
                                        + " before. Was the topic deleted and made anew?"
                                : "had missed nothing: the topic was quiet";
        silence =
                new Finding(
                        Instant.now(),
                        "The session that was left at "
                                + until
                                + " for its silence (idleReconnect) "
                                + found);
    }

    private void report(String text) {
        statistics.countGap();
        gap = new Finding(Instant.now(), text);
        listener.onGap(text);
    }
}
