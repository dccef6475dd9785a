/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.ClientFrame;
import io.github.camel8x8.events.internal.protocol.EndOfTopicFrame;
import io.github.camel8x8.events.internal.protocol.FrameDecoder;
import io.github.camel8x8.events.internal.protocol.MalformedFrameException;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.ServerFrame;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.transport.CloseReason;
import io.github.camel8x8.events.internal.stream.transport.ConnectorLease;
import io.github.camel8x8.events.internal.stream.transport.Handshake;
import io.github.camel8x8.events.internal.stream.transport.Session;
import io.github.camel8x8.events.internal.stream.transport.SessionEndedException;
import io.github.camel8x8.events.internal.stream.transport.SessionListener;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.github.camel8x8.events.internal.stream.transport.WebSocketConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A short reader session in addition to the stream's: receives the first message that the server
 * sends after a place, and closes. The message is neither routed nor acknowledged. May be used from
 * any thread.
 */
final class ProbeSession implements SessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(ProbeSession.class);

    private final StreamOptions options;
    private final String after;
    private final Limits limits;
    private final FrameDecoder decoder = new FrameDecoder();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final CompletableFuture<@Nullable MessageFrame> message = new CompletableFuture<>();
    private CompletableFuture<Void> gone = CompletableFuture.completedFuture(null);
    private WebSocketConnector.@Nullable Attempt attempt;
    private @Nullable Session session;
    private boolean closed;

    private ProbeSession(StreamOptions options, String after, Limits limits) {
        this.options = options.withReceiverQueueSize(StreamOptions.MIN_READER_QUEUE_SIZE);
        this.after = after;
        this.limits = limits;
    }

    /**
     * Starts a session.
     *
     * @param options the options of the reader
     * @param after where it begins: {@code earliest}, {@code latest}, or the id after which it does
     */
    static ProbeSession begin(
            StreamEngine engine,
            ConnectorLease connectors,
            StreamOptions options,
            String after,
            Limits limits) {
        ProbeSession probe = new ProbeSession(options, after, limits);
        probe.ready
                .completeOnTimeout(false, limits.open().toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(probe::wait);
        probe.message.whenComplete((found, failure) -> probe.close());
        try {
            engine.blocking().execute(() -> probe.connect(connectors));
        } catch (RuntimeException | Error e) { // rejected, or no memory for a thread
            probe.failed(e);
        }
        return probe;
    }

    /**
     * Completes with the first message; with null if the server has sent none in time;
     * exceptionally if there is no result, with an {@link UnreadableException} if the message
     * cannot be decoded.
     */
    CompletableFuture<@Nullable MessageFrame> message() {
        return message;
    }

    /** The server's time when it accepted the session; null if it did not, or did not send it. */
    synchronized @Nullable Instant acceptedAt() {
        Session open = session;
        return open == null ? null : open.acceptedAt();
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
        message.completeExceptionally(new InterruptedException("the probe was closed"));
        return gone;
    }

    private void wait(boolean begun) {
        if (begun) {
            message.completeOnTimeout(null, limits.silence().toMillis(), TimeUnit.MILLISECONDS);
        } else {
            message.completeExceptionally(
                    new TimeoutException(
                            "no answer to a probe within " + limits.open().toMillis() + " ms"));
        }
    }

    private void connect(ConnectorLease connectors) {
        try {
            Handshake handshake = Handshake.of(options, after);
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
            gone = opened.close(CloseReason.NORMAL, "probed");
        } else if (limits.barrier()) {
            opened.send(ClientFrame.isEndOfTopic());
        } else {
            ready.complete(true);
        }
    }

    @Override
    public void frame(Session from, byte[] buffer, int offset, int length) {
        try {
            ServerFrame frame = decoder.decode(buffer, offset, length);
            if (frame instanceof MessageFrame first) {
                message.complete(first);
            } else if (frame instanceof EndOfTopicFrame answer) {
                if (answer.reached()) {
                    message.complete(null); // no message will follow
                }
                ready.complete(true);
            }
        } catch (MalformedFrameException e) {
            failed(new UnreadableException(e));
        }
    }

    @Override
    public void readComplete() {
        // a message completes the result
    }

    @Override
    public void failed(Throwable cause) {
        if (message.completeExceptionally(cause)) {
            LOG.debug("A probe after position {} failed", after, cause);
        }
    }

    @Override
    public void closed(Session from, CloseReason reason) {
        SessionEndedException ended = new SessionEndedException(options.service(), reason);
        boolean unreadable =
                reason.equals(CloseReason.MESSAGE_TOO_LARGE)
                        || reason.code() == CloseReason.NOT_UTF8;
        failed(unreadable ? new UnreadableException(ended) : ended);
    }

    /**
     * How long a probe waits.
     *
     * @param open the time in which the session must open and, with a barrier, reply
     * @param silence the time for the first message after that
     * @param barrier whether the server must reply to a question before the time for the message
     *     begins: a connection that is dead does not reply, so its silence has no meaning
     */
    record Limits(Duration open, Duration silence, boolean barrier) {}

    /** The server has sent a message that this client cannot decode. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableException(Exception cause) {
            super(cause);
        }
    }
}
