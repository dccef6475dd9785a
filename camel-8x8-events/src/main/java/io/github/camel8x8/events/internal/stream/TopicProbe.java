/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.FrameDecoder;
import io.github.camel8x8.events.internal.protocol.MalformedFrameException;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.transport.CloseReason;
import io.github.camel8x8.events.internal.stream.transport.ConnectorLease;
import io.github.camel8x8.events.internal.stream.transport.Handshake;
import io.github.camel8x8.events.internal.stream.transport.Session;
import io.github.camel8x8.events.internal.stream.transport.SessionListener;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.github.camel8x8.events.internal.stream.transport.WebSocketConnector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A short reader session in addition to the stream's: finds out which message the server sends
 * after a place. It receives one message, which is neither routed nor acknowledged, and closes. May
 * be used from any thread.
 */
public final class TopicProbe implements SessionListener {

    /** How long the server may take to open the session. */
    private static final Duration OPEN_LIMIT = Duration.ofSeconds(5);

    /** A server that can send the next message does so at once. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(TopicProbe.class);

    private final MessageId place;
    private final FrameDecoder decoder = new FrameDecoder();
    private final CompletableFuture<Boolean> opening = new CompletableFuture<>();
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private CompletableFuture<Void> gone = CompletableFuture.completedFuture(null);
    private WebSocketConnector.@Nullable Attempt attempt;
    private @Nullable Session session;
    private boolean closed;

    private TopicProbe(MessageId place) {
        this.place = place;
    }

    /**
     * Starts a probe.
     *
     * @param options the options of the reader
     * @param place the place after which the session begins
     */
    static TopicProbe begin(
            StreamEngine engine,
            ConnectorLease connectors,
            StreamOptions options,
            MessageId place) {
        TopicProbe probe = new TopicProbe(place);
        Duration idle = options.timeouts().idleReconnect();
        long wait = Math.min(idle.toMillis(), MAX_WAIT.toMillis());
        probe.opening
                .completeOnTimeout(false, OPEN_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(open -> probe.wait(open, wait));
        probe.result.whenComplete((found, failure) -> probe.close());
        try {
            engine.blocking().execute(() -> probe.connect(options, connectors));
        } catch (RejectedExecutionException e) {
            probe.failed(e);
        }
        return probe;
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
    synchronized CompletableFuture<Void> close() {
        if (!closed) {
            closed = true;
            Session open = session;
            WebSocketConnector.Attempt begun = attempt;
            if (open != null) {
                gone = open.close(CloseReason.NORMAL, "probed");
            } else if (begun != null) {
                begun.abort(new InterruptedException("probed"));
            }
        }
        result.complete(Result.inconclusive(place));
        return gone;
    }

    private void wait(boolean open, long millis) {
        if (open) {
            result.completeOnTimeout(Result.silent(place), millis, TimeUnit.MILLISECONDS);
        } else {
            result.complete(Result.inconclusive(place));
        }
    }

    private void connect(StreamOptions options, ConnectorLease connectors) {
        try {
            Handshake handshake =
                    Handshake.of(
                            options.withReceiverQueueSize(StreamOptions.MIN_READER_QUEUE_SIZE),
                            place.toText());
            synchronized (this) {
                if (closed) {
                    return;
                }
            }
            begun(connectors.connector().connect(handshake, this));
        } catch (Exception | Error e) {
            failed(e); // otherwise it would not be reported on this thread
        }
    }

    private synchronized void begun(WebSocketConnector.Attempt begun) {
        attempt = begun;
        if (closed && session == null) {
            begun.abort(new InterruptedException("probed"));
        }
    }

    @Override
    public synchronized void opened(Session opened) {
        session = opened;
        if (closed) {
            opened.close(CloseReason.NORMAL, "probed");
        }
        opening.complete(true);
    }

    @Override
    public void frame(Session from, byte[] buffer, int offset, int length) {
        try {
            if (decoder.decode(buffer, offset, length) instanceof MessageFrame message) {
                result.complete(Result.of(place, MessageId.parse(message.messageId())));
            }
        } catch (MalformedFrameException | IllegalArgumentException e) {
            failed(e);
        }
    }

    @Override
    public void readComplete() {
        // a message completes the result
    }

    @Override
    public void failed(Throwable cause) {
        LOG.debug("A probe after position {} failed", place, cause);
        result.complete(Result.inconclusive(place));
    }

    @Override
    public void closed(Session from, CloseReason reason) {
        if (result.complete(Result.inconclusive(place))) {
            LOG.debug("The session of a probe after position {} ended: {}", place, reason);
        }
    }

    /**
     * The result of a probe.
     *
     * @param place the place after which it began
     * @param message the message that the server sent; null if it sent none
     * @param conclusive false if the server did not have the time to send a message
     */
    public record Result(MessageId place, @Nullable MessageId message, boolean conclusive) {

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
