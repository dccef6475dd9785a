/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.ClientFrame;
import io.github.camel8x8.events.internal.protocol.EndOfTopicFrame;
import io.github.camel8x8.events.internal.protocol.FrameDecoder;
import io.github.camel8x8.events.internal.protocol.MalformedFrameException;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.ServerFrame;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.flow.Window;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.stream.transport.CloseReason;
import io.github.camel8x8.events.internal.stream.transport.ConnectorLease;
import io.github.camel8x8.events.internal.stream.transport.Handshake;
import io.github.camel8x8.events.internal.stream.transport.Session;
import io.github.camel8x8.events.internal.stream.transport.SessionListener;
import io.github.camel8x8.events.internal.stream.transport.WebSocketConnector;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection attempt and the session that it opens: decodes frames and adds them to the window.
 * After it is closed, none of its frames and notifications reach the stream, however late they are.
 */
public final class Connection implements SessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private static final String OVERRUN =
            "the server sends more events than receiverQueueSize permits";

    private final Window window;
    private final StreamListener listener;
    private final StreamStatistics statistics;
    private final Owner owner;
    private final Predicate<MessageFrame> partitioned;
    private final FrameDecoder decoder = new FrameDecoder();
    private boolean received; // an event; confined to the channel's thread
    private boolean unwanted; // the frames that follow; confined to the channel's thread
    private boolean delivered; // an event; confined to the channel's thread
    private volatile boolean left;
    private final long createdNanos = System.nanoTime();
    private volatile long lastEventNanos = createdNanos;
    private volatile WebSocketConnector.@Nullable Attempt attempt;
    private volatile @Nullable Session session;

    /**
     * @param partitioned whether the first event shows that the topic is partitioned
     */
    Connection(
            Window window,
            StreamListener listener,
            StreamStatistics statistics,
            Owner owner,
            Predicate<MessageFrame> partitioned) {
        this.window = window;
        this.listener = listener;
        this.statistics = statistics;
        this.owner = owner;
        this.partitioned = partitioned;
    }

    /** Connects. May block: resolves the host name and gets the API key. */
    void connect(StreamOptions options, String startAfter, ConnectorLease connectors) {
        try {
            Handshake handshake = Handshake.of(options, startAfter);
            if (left) {
                return;
            }
            WebSocketConnector.Attempt begun = connectors.connector().connect(handshake, this);
            attempt = begun;
            if (left && session == null) {
                begun.abort(new InterruptedException("closed while connecting"));
            }
        } catch (Exception | Error e) {
            // An Error too: no other code on this thread would report it, and the attempt would
            // only time out.
            failed(e);
        }
    }

    /** Aborts the attempt, because no session was opened in time. */
    void abort(Exception reason) {
        WebSocketConnector.Attempt begun = attempt;
        if (begun == null) {
            failed(reason); // still resolving the host name; the result is ignored
        } else {
            begun.abort(reason);
        }
    }

    /**
     * Closes the connection, with the closing handshake if there is a session.
     *
     * @return completes when the connection is closed
     */
    synchronized CompletableFuture<Void> close(String reason) {
        left = true;
        Session open = session;
        WebSocketConnector.Attempt begun = attempt;
        if (open != null) {
            return open.close(CloseReason.NORMAL, reason);
        }
        if (begun != null) {
            begun.abort(new InterruptedException(reason));
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Asks the server whether the topic was terminated; the owner receives the answer. */
    void askForEndOfTopic() {
        Session open = session;
        if (open != null) {
            open.send(ClientFrame.isEndOfTopic());
        }
    }

    /** Whether there was a session. */
    boolean hasOpened() {
        return session != null;
    }

    /** {@link System#nanoTime} of the creation, before the session was opened. */
    long createdNanos() {
        return createdNanos;
    }

    /** {@link System#nanoTime} of the last event; before the first event, of the creation. */
    long lastEventNanos() {
        return lastEventNanos;
    }

    @Override
    public synchronized void opened(Session opened) {
        session = opened;
        if (left) {
            opened.close(CloseReason.NORMAL, "closed while connecting");
            return;
        }
        statistics.countSession();
        window.opened(opened);
        owner.opened(this);
    }

    @Override
    public void failed(Throwable cause) {
        if (closeOnce()) {
            owner.failed(this, cause);
        }
    }

    @Override
    public void frame(Session from, byte[] buffer, int offset, int length) {
        if (left || unwanted) {
            return;
        }
        try {
            ServerFrame frame = decoder.decode(buffer, offset, length);
            if (frame instanceof MessageFrame message) {
                if (isOfPartition(message)) {
                    return;
                }
                long now = System.nanoTime();
                statistics.countReceived(message, now);
                lastEventNanos = now;
                Delivery delivery = window.arrived(from, message);
                if (delivery != null) {
                    if (!delivered) {
                        delivered = true;
                        owner.firstEvent(this, message);
                    }
                    deliver(delivery);
                    if (window.isOverrun()) {
                        unwanted = true; // frames of the same read follow
                        from.close(CloseReason.POLICY, OVERRUN);
                    }
                }
            } else if (frame instanceof EndOfTopicFrame answer) {
                owner.endOfTopic(this, answer.reached());
            }
        } catch (MalformedFrameException e) {
            undecodable(e, () -> window.undecodable(from, e.messageId()));
        }
    }

    @Override
    public void notUtf8(Session from, byte[] buffer, int offset, int length) {
        if (left || unwanted) {
            return;
        }
        MalformedFrameException cause = decoder.notUtf8(buffer, offset, length);
        undecodable(cause, () -> window.endsSession(from, cause.messageId()));
    }

    /** The partition is part of each message id, so the first one is sufficient. */
    private boolean isOfPartition(MessageFrame message) {
        if (received) {
            return false;
        }
        received = true;
        unwanted = partitioned.test(message);
        if (unwanted) {
            owner.partitioned(this, message);
        }
        return unwanted;
    }

    /** Sends the answer to the server even if the listener throws. */
    private void undecodable(MalformedFrameException cause, Runnable answer) {
        statistics.countUndecodable();
        try {
            listener.onUndecodable(cause);
        } finally {
            answer.run();
        }
    }

    @Override
    public void readComplete() {
        if (!left) {
            window.heard();
            listener.onDelivered();
        }
    }

    @Override
    public void closed(Session from, CloseReason reason) {
        readComplete(); // events received together with the close are delivered too
        if (closeOnce()) {
            owner.closed(this, reason);
        }
    }

    private synchronized boolean closeOnce() {
        boolean first = !left;
        left = true;
        return first;
    }

    private void deliver(Delivery delivery) {
        try {
            listener.onDelivery(delivery);
        } catch (RuntimeException e) {
            LOG.warn("A stream listener failed; the event is treated as failed: {}", delivery, e);
            if (delivery.begin()) {
                delivery.negativeAcknowledge();
            }
        }
    }

    /** Called on the channel's thread. */
    public interface Owner {

        void opened(Connection connection);

        /** The first event shows that the topic is partitioned. No event has been delivered. */
        void partitioned(Connection connection, MessageFrame first);

        void firstEvent(Connection connection, MessageFrame message);

        void endOfTopic(Connection connection, boolean reached);

        void failed(Connection connection, Throwable cause);

        void closed(Connection connection, CloseReason reason);
    }
}
