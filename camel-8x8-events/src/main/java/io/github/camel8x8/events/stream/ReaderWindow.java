/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.ClientFrame;
import io.github.camel8x8.events.protocol.MessageId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The window of a reader, which keeps the position itself: the low-water mark, that is the last
 * event before the oldest unfinished one. A credit goes back only when the mark passes its event;
 * so the events above the mark, which a killed process would read again, are never more than the
 * window.
 */
final class ReaderWindow extends Window {

    private static final byte[] CREDIT = ClientFrame.acknowledge("");

    private final String start;
    private final Consumer<String> position;
    private final int capacity;
    private @Nullable String mark;
    private Map<String, Delivery> next = new HashMap<>();

    /**
     * @param start where to begin when there is no mark: earliest, latest, or an id
     * @param mark the last event that was finished in an earlier life, or null
     * @param capacity the credit window
     * @param position told of each new mark, also of the place before the first event; called with
     *     the window locked
     * @param rewind see {@link Window}
     */
    ReaderWindow(
            String start,
            @Nullable String mark,
            int capacity,
            Consumer<String> position,
            Runnable rewind) {
        super(rewind);
        this.start = start;
        this.mark = mark;
        this.capacity = capacity;
        this.position = position;
    }

    @Override
    synchronized String connecting() {
        // What has begun must be known when it comes again.
        Map<String, Delivery> again = new LinkedHashMap<>();
        carried.values().forEach(delivery -> carry(delivery, again));
        inFlight.forEach(delivery -> carry(delivery, again));
        bound(again, capacity);
        next = again;
        return mark == null ? start : mark;
    }

    private static void carry(Delivery delivery, Map<String, Delivery> again) {
        // The new session starts after the mark: what that has passed does not come again.
        if (delivery.isStarted() || (delivery.isDone() && !delivery.passed)) {
            again.put(delivery.message().messageId(), delivery);
        }
    }

    @Override
    void begin(Outbound opened) {
        inFlight.clear();
        carried = next;
        next = new HashMap<>();
    }

    @Override
    boolean isResumable() {
        return mark() != null || !start.equals(ReaderApi.LATEST);
    }

    /** The last event before the oldest unfinished one; null as long as none is known. */
    synchronized @Nullable String mark() {
        return mark;
    }

    @Override
    void isNew(Delivery delivery) {
        if (mark == null && start.equals(ReaderApi.LATEST)) {
            // From now on the stream has a place: should the session or the process end before
            // this event is finished, "latest" would skip it.
            try {
                String before =
                        MessageId.parse(delivery.message().messageId()).predecessor().toText();
                mark = before;
                position.accept(before);
            } catch (IllegalArgumentException e) {
                // an id of a kind we do not know: the first finished event gives the mark
            }
        }
    }

    @Override
    void cameAgain(Delivery delivery) {
        inFlight.append(delivery);
        advance();
    }

    @Override
    void acknowledged(Delivery delivery) {
        advance();
    }

    @Override
    boolean redelivered(Delivery delivery) {
        return false;
    }

    @Override
    void passOver(Outbound from, @Nullable String messageId) {
        // Its place in the order does not matter: it is never processed, now or later.
        from.send(CREDIT);
    }

    @Override
    void dropped(Delivery delivery) {
        // Stays in its place, so that the mark cannot pass it.
    }

    private void advance() {
        String reached = null;
        Delivery first;
        while ((first = inFlight.first()) != null && first.isDone()) {
            inFlight.remove(first);
            first.session.send(ClientFrame.acknowledge(first.message().messageId()));
            if (!first.passed) {
                first.passed = true;
                reached = first.message().messageId();
            }
        }
        if (reached != null) {
            mark = reached;
            position.accept(reached);
        }
    }
}
