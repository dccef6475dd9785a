/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import org.jspecify.annotations.Nullable;

/** Deliveries of a reader's window that has no connection. */
public final class ReaderDeliveries {

    private long sent;
    private final AckSender session = new Counter();
    private final ReaderWindow window;
    private long passed;

    /** Opens the window. */
    public ReaderDeliveries() {
        window =
                new ReaderWindow(
                        ReaderApi.EARLIEST,
                        null,
                        StreamOptions.MAX_RECEIVER_QUEUE_SIZE,
                        new StreamStatistics(),
                        new Mark());
        window.opened(session);
    }

    /** Creates the delivery of a received frame. */
    public Delivery arrived(MessageFrame frame) {
        Delivery delivery = window.arrived(session, frame);
        if (delivery == null) {
            throw new IllegalStateException("treated as a duplicate");
        }
        return delivery;
    }

    /** The number of returned credits. */
    public long sent() {
        return sent;
    }

    /** The number of events that the position has passed. */
    public long passed() {
        return passed;
    }

    private final class Counter implements AckSender {

        @Override
        public void acknowledge(String messageId) {
            sent++;
        }

        @Override
        public void send(byte[] utf8) {
            throw new IllegalStateException("a reader sends only credits");
        }
    }

    private final class Mark implements ReaderWindow.Owner {

        @Override
        public void advanced(String messageId, long count) {
            passed = count;
            window.release(count);
        }

        @Override
        public void positionGone(
                String messageId, @Nullable MessageFrame first, boolean replacedTopic) {
            throw new IllegalStateException("the reader has not resumed");
        }

        @Override
        public void seekBack() {
            throw new IllegalStateException("no event has failed");
        }
    }
}
