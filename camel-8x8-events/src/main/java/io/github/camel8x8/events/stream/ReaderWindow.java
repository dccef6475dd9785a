/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageFrame;
import io.github.camel8x8.events.protocol.MessageId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The window of a reader, which keeps the position itself: the low-water mark, that is the last
 * event before the oldest unfinished one. A credit goes back only when the mark has passed its
 * event and that mark is kept ({@link #release}); so the events above the kept mark, which a killed
 * process would read again, are never more than the window.
 *
 * <p>A session that resumes begins one event early, with the marked event itself. It is passed
 * over; where it does not come, the server no longer has it, and what followed it may be missing.
 */
final class ReaderWindow extends Window {

    private static final String NO_ID = "";

    private final String start;
    private final Owner owner;
    private final int capacity;
    private final Credits unreleased = new Credits();
    private @Nullable String mark;
    private @Nullable String resumedAt; // the event that the session must begin with
    private long passed;
    private Map<String, Delivery> next = new HashMap<>();

    /**
     * @param start where to begin when there is no mark: earliest, latest, or an id
     * @param mark the last event that was finished in an earlier life, or null
     * @param capacity the credit window
     * @param owner told what becomes of the position
     */
    ReaderWindow(
            String start,
            @Nullable String mark,
            int capacity,
            StreamStatistics statistics,
            Owner owner) {
        super(statistics, owner::rewind);
        this.start = start;
        this.mark = mark;
        this.capacity = capacity;
        this.owner = owner;
    }

    @Override
    synchronized String connecting() {
        // What has begun must be known when it comes again.
        Map<String, Delivery> again = new LinkedHashMap<>();
        carried.values().forEach(delivery -> carry(delivery, again));
        inFlight.forEach(delivery -> carry(delivery, again));
        bound(again, capacity);
        next = again;
        MessageId marked = eventAt(mark);
        resumedAt = marked == null ? null : mark;
        if (marked != null) {
            return marked.predecessor().toText();
        }
        return mark == null ? start : mark;
    }

    /** Null where the mark is none, is a place between events, or is of a kind we do not know. */
    private static @Nullable MessageId eventAt(@Nullable String mark) {
        try {
            MessageId id = mark == null ? null : MessageId.parse(mark);
            return id == null || id.isBetweenMessages() ? null : id;
        } catch (IllegalArgumentException e) {
            return null;
        }
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
    boolean isPassedOver(Outbound from, MessageFrame message) {
        String position = resumedAt;
        if (position == null) {
            return false;
        }
        resumedAt = null;
        if (Objects.equals(eventAt(position), eventAt(message.messageId()))) {
            from.acknowledge(NO_ID);
            return true;
        }
        owner.positionGone(position, message);
        return false;
    }

    /**
     * The position is kept where it was when this many events had been passed, or cannot be kept:
     * their credits go back.
     */
    synchronized void release(long upTo) {
        while (passed - unreleased.size() < upTo && unreleased.size() > 0) {
            unreleased.releaseOne();
        }
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
                owner.advanced(before, passed);
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
        from.acknowledge(NO_ID);
    }

    @Override
    void dropped(Delivery delivery) {
        // Stays in its place, so that the mark cannot pass it.
    }

    private void advance() {
        long before = passed;
        Delivery first;
        while ((first = inFlight.first()) != null && first.isDone()) {
            inFlight.remove(first);
            unreleased.add(first.session, first.message().messageId());
            passed++;
            if (!first.passed) {
                first.passed = true;
                mark = first.message().messageId();
            }
        }
        String reached = mark;
        if (passed > before && reached != null) {
            owner.advanced(reached, passed);
        }
    }

    /** Called with the window locked, so it must not block. */
    interface Owner {

        /**
         * There is a new mark, or credits to give back at the old one.
         *
         * @param messageId the mark, which may also be the place before the first event
         * @param passed how many events it has passed; {@link #release} is to be called with it
         *     when the mark is kept
         */
        void advanced(String messageId, long passed);

        /** The server no longer has the marked event, and went on with another. */
        void positionGone(String messageId, MessageFrame first);

        /** See {@link Window}. */
        void rewind();
    }
}
