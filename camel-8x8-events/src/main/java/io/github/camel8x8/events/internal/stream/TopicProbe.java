/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Finds out which message the server sends after a place. May be used from any thread. */
public final class TopicProbe {

    /** How long the server may take to open the session. */
    private static final Duration OPEN_LIMIT = Duration.ofSeconds(5);

    /** A server that can send the next message does so at once. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final ProbeSession session;
    private final CompletableFuture<Result> result;

    private TopicProbe(ProbeSession session, MessageId place) {
        this.session = session;
        this.result =
                session.message()
                        .handle(
                                (message, failure) ->
                                        failure == null
                                                ? result(place, message)
                                                : Result.inconclusive(place));
    }

    /**
     * Starts a probe.
     *
     * @param probes starts its session
     * @param idleReconnect the limit for a session without an event
     * @param place the place after which the session begins
     */
    static TopicProbe begin(Probes probes, Duration idleReconnect, MessageId place) {
        Duration wait =
                idleReconnect.isZero() || idleReconnect.compareTo(MAX_WAIT) > 0
                        ? MAX_WAIT
                        : idleReconnect;
        return new TopicProbe(
                probes.begin(place.toText(), new ProbeSession.Limits(OPEN_LIMIT, wait, false)),
                place);
    }

    /** Completes when the server has sent a message, or the time for it has expired. */
    CompletableFuture<Result> result() {
        return result;
    }

    /**
     * Closes, whether or not a message has arrived.
     *
     * @return completes when the connection is closed
     */
    CompletableFuture<Void> close() {
        return session.close();
    }

    private static Result result(MessageId place, @Nullable MessageFrame message) {
        if (message == null) {
            return Result.silent(place);
        }
        MessageId found = MessageId.parseOrNull(message.messageId());
        return found == null ? Result.inconclusive(place) : Result.of(place, found);
    }

    /**
     * The result of a probe.
     *
     * @param place the place after which it began
     * @param message the message that the server sent; null if it sent none
     * @param conclusive false if the server did not have the time to send a message
     */
    public record Result(MessageId place, @Nullable MessageId message, boolean conclusive) {

        /** Whether the server could have sent a message and did not. */
        public boolean isSilent() {
            return conclusive && message == null;
        }

        public static Result of(MessageId place, MessageId message) {
            // After a place behind the end of the topic comes the next message, which is before it.
            boolean behind =
                    message.compareTo(place) > 0 && message.partition() == place.partition();
            return behind ? new Result(place, message, true) : inconclusive(place);
        }

        public static Result silent(MessageId place) {
            return new Result(place, null, true);
        }

        public static Result inconclusive(MessageId place) {
            return new Result(place, null, false);
        }
    }
}
