/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.Window;
import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.status.ClockReading;
import io.github.camel8x8.events.internal.stream.status.Diagnostic;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.text.ForeignText;
import io.github.camel8x8.events.options.PositionExpired;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Findings of a stream in addition to its state: gaps that cannot be closed, and the cause of a
 * long silence. Written on the stream's thread, read from any.
 */
public final class StreamDiagnostics {

    private final ServiceUrl service;
    private final StreamStatistics statistics;
    private final StreamListener listener;
    private volatile @Nullable Diagnostic gap;
    private volatile @Nullable Diagnostic silence;
    private volatile @Nullable Diagnostic warning;
    private @Nullable Instant silentUntil; // confined to the stream's thread
    private int silentReconnects; // confined to the stream's thread
    private final Set<String> warned = new HashSet<>(); // confined to the stream's thread

    StreamDiagnostics(ServiceUrl service, StreamStatistics statistics, StreamListener listener) {
        this.service = service;
        this.statistics = statistics;
        this.listener = listener;
    }

    /** {@return the last gap, or null} */
    public @Nullable Diagnostic gap() {
        return gap;
    }

    /** {@return the last session that was closed because it was silent for too long, or null} */
    public @Nullable Diagnostic silence() {
        return silence;
    }

    /** {@return the last other problem that an operator should know about, or null} */
    public @Nullable Diagnostic warning() {
        return warning;
    }

    /** The topic was terminated, and the stream has read all of it. */
    void terminated() {
        warnOnce(
                "The topic was terminated and everything in it has been read: no event will"
                        + " follow. Stop the route, or read another topic");
    }

    /** With {@code ackTimeoutMillis}, the server redelivered a message that is still in flight. */
    void redeliveredInFlight() {
        warnOnce(
                "The server redelivers events that are still in flight: ackTimeoutMillis is"
                        + " shorter than the route and its queue take. They are not routed a"
                        + " second time. Set a longer ackTimeoutMillis, or a smaller"
                        + " receiverQueueSize");
    }

    /** A session has ended. A reader at latest may have no position to resume from. */
    void sessionEnded(Window window) {
        if (window.isResumable()) {
            return;
        }
        report(
                "The session with "
                        + service
                        + " ended before its first event, and messageId=latest continues with events"
                        + " that are published after the reconnect. Events in between are missed. An"
                        + " offsetRepository or a subscription closes such gaps");
    }

    /**
     * The server no longer has the event at the position of a reader.
     *
     * @param first the event that the server has sent instead; null if it sends nothing
     * @param policy what the reader does now
     */
    void positionGone(String position, @Nullable MessageFrame first, PositionExpired policy) {
        report(
                service
                        + " no longer has the event at the position "
                        + ForeignText.of(position)
                        + (first == null
                                ? " and sends none after it, although the topic has events"
                                : " and continues with "
                                        + first.printableId()
                                        + ", published "
                                        + Objects.requireNonNullElse(
                                                first.published(), "at a time unknown"))
                        + ": events in between may be missing. The topic's retention is shorter than"
                        + " the reader was away, or the topic was created again; a subscription keeps"
                        + " events until they are acknowledged"
                        + switch (policy) {
                            case CONTINUE -> "";
                            case EARLIEST ->
                                    ". The reader starts again at the oldest event of the topic"
                                            + " (positionExpired=EARLIEST)";
                            case LATEST ->
                                    ". The reader skips all events that the topic has now"
                                            + " (positionExpired=LATEST)";
                            case FAIL -> ". The reader stops (positionExpired=FAIL)";
                        });
    }

    /**
     * The oldest event is newer than the time at which the reader must begin.
     *
     * @param startTime the time
     * @param oldest when the oldest event was published
     */
    void startExpired(Instant startTime, Instant oldest) {
        report(
                "The oldest event that "
                        + service
                        + " still has was published "
                        + oldest
                        + ", after "
                        + startTime
                        + ", where the reader must begin: it begins with this event. Earlier events, if there were any, have"
                        + " expired");
    }

    /** See {@link EventStream#partitionsRemoved}. */
    void partitionsRemoved(TopicName of, int before, int now) {
        report(
                "Topic "
                        + of
                        + " was created again, with "
                        + now
                        + " partitions instead of "
                        + before
                        + ": events of the former topic that the route had not processed are lost."
                        + " The reader continues with the new topic");
    }

    /**
     * A message is too large for this client.
     *
     * @param skippedAfter the event before it, if a reader has skipped it
     */
    void tooLarge(@Nullable String skippedAfter, boolean subscription) {
        if (skippedAfter != null) {
            report(
                    "The message after "
                            + skippedAfter
                            + " is larger than this client accepts (16 MB), so the reader skips it");
        } else if (subscription) {
            warnOnce(
                    "The server sends a message that is larger than this client accepts (16 MB), and"
                            + " will send it again. Remove it from the subscription, for example"
                            + " with 'pulsar-admin topics skip'");
        }
    }

    /**
     * A reader has skipped a message that the server does not send.
     *
     * @param after the position before it
     */
    void notSent(String after) {
        report(
                "The server does not send the message after "
                        + ForeignText.of(after)
                        + ", although it sends a later one, so the reader skips it. Its payload is"
                        + " probably null");
    }

    /** A session is closed because it has delivered no event for this time. */
    void silent(Duration time) {
        statistics.countIdleReconnect();
        ClockReading now = ClockReading.now();
        silentUntil = now.time();
        silentReconnects++;
        silence =
                new Diagnostic(
                        now,
                        "No event for "
                                + time.toSeconds()
                                + " s (idleReconnect), so the stream reconnected; no event has arrived"
                                + " since"
                                + (silentReconnects < 2 ? "" : repeatedly()));
    }

    private String repeatedly() {
        return ", in "
                + silentReconnects
                + " reconnects in a row. If the topic has newer events, the server stops at a"
                + " message that it cannot send, such as one with a null payload: see"
                + " Troubleshooting";
    }

    /** The first event of a session. */
    void firstEvent(MessageFrame message) {
        silentReconnects = 0;
        Instant until = silentUntil;
        if (until == null) {
            return;
        }
        silentUntil = null;
        Instant published = message.published();
        String found =
                published == null
                        ? "was followed by one with events"
                        : published.isBefore(until)
                                ? "was dead: the new one received an event that had been published"
                                        + " before. Was the topic deleted and created again?"
                                : "had missed no event: the topic was quiet";
        silence =
                new Diagnostic(
                        ClockReading.now(),
                        "The session that was closed at "
                                + until
                                + " because it was silent (idleReconnect) "
                                + found);
    }

    private void warnOnce(String text) {
        if (warned.add(text)) {
            warning = new Diagnostic(ClockReading.now(), text);
            listener.onWarning(text);
        }
    }

    private void report(String text) {
        statistics.countGap();
        gap = new Diagnostic(ClockReading.now(), text);
        listener.onGap(text);
    }
}
