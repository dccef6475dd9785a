/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageFrame;
import io.github.camel8x8.events.protocol.MessageId;
import io.github.camel8x8.events.stream.options.ReaderApi;
import java.time.Clock;
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
    private static final byte[] NO_PAYLOAD = {};

    private final String start;
    private final Owner owner;
    private final Credits unreleased = new Credits();
    private @Nullable String mark;
    private boolean markIsUndecodable; // a session that began with it would end again
    private @Nullable String resumedAt; // the event that the session must begin with
    private @Nullable String begunAt; // that event, if the session has sent it and nothing since
    private @Nullable String lastReceived;
    private @Nullable String stoppedAfter; // the event before a message that is too large
    private final Absence absence;
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
        super(capacity, statistics, owner::seekBack);
        this.start = start;
        this.mark = mark;
        this.owner = owner;
        this.absence = new Absence(Clock.systemUTC());
    }

    @Override
    synchronized String connecting() {
        // What has begun must be known when it comes again.
        Map<String, Delivery> again = new LinkedHashMap<>();
        carried.values().forEach(delivery -> carry(delivery, again));
        inFlight.forEach(delivery -> carry(delivery, again));
        bound(again, capacity);
        next = again;
        MessageId marked = markIsUndecodable ? null : eventAt(mark);
        resumedAt = marked == null ? null : mark;
        if (marked != null) {
            return marked.predecessor().toText();
        }
        return mark == null ? start : mark;
    }

    /** Null where the mark is none, is a place between events, or is of a kind we do not know. */
    private static @Nullable MessageId eventAt(@Nullable String mark) {
        MessageId id = mark == null ? null : idOf(mark);
        return id == null || id.isBetweenMessages() ? null : id;
    }

    private static @Nullable MessageId idOf(String text) {
        try {
            return MessageId.parse(text);
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
    synchronized void lost() {
        if (isOpen()) {
            absence.begin(Objects.equals(mark, lastReceived));
        }
        super.lost();
    }

    @Override
    void begin(AckSender opened) {
        absence.end();
        begunAt = null;
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
    boolean isSkipped(AckSender from, MessageFrame message) {
        String position = resumedAt;
        if (position == null) {
            return false;
        }
        resumedAt = null;
        MessageId marked = eventAt(position);
        MessageId first = eventAt(message.messageId());
        if (marked != null && first != null && marked.isSameMessageAs(first)) {
            begunAt = message.messageId();
            from.acknowledge(NO_ID);
            return true;
        }
        if (!isNextAfter(position, message)) {
            owner.positionGone(position, message);
        }
        return false;
    }

    /** Whether the server has dropped nothing but events that were finished. */
    private boolean isNextAfter(String position, MessageFrame message) {
        MessageId marked = eventAt(position);
        MessageId first = eventAt(message.messageId());
        return absence.hidesNothingBefore(message)
                || (marked != null && first != null && marked.isFollowedBy(first));
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
        begunAt = null;
        lastReceived = delivery.message().messageId();
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
        begunAt = null;
        lastReceived = delivery.message().messageId();
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
    void skipMessage(AckSender from, @Nullable String messageId) {
        // Its place in the order does not matter: it is never processed, now or later.
        from.acknowledge(NO_ID);
    }

    @Override
    void skipInPlace(AckSender from, String messageId) {
        MessageFrame message =
                new MessageFrame(messageId, NO_PAYLOAD, Map.of(), null, 0, null, null);
        if (isSkipped(from, message)) {
            markIsUndecodable = true;
            return;
        }
        Delivery skipped = Delivery.skipped(this, from, message);
        inFlight.append(skipped);
        isNew(skipped);
        advance();
    }

    /**
     * The session has ended at a message that is too large for this client. The second time at the
     * same place the reader goes to the place behind it, if every event before it is finished.
     *
     * @return the id of the event before the message that is skipped; null if none is skipped
     */
    synchronized @Nullable String skipTooLarge() {
        MessageId place = mark == null ? null : idOf(mark);
        boolean skippedBefore = place != null && place.isBetweenMessages() && isAllFinished();
        String before = skippedBefore || lastReceived == null ? mark : lastReceived;
        MessageId id = skippedBefore ? place : eventAt(before);
        if (id == null || before == null || !before.equals(mark)) {
            return null;
        }
        if (!before.equals(stoppedAfter)) {
            stoppedAfter = before;
            return null;
        }
        String behind = id.behindNextEntry().toText();
        mark = behind;
        markIsUndecodable = false;
        owner.advanced(behind, passed);
        return before;
    }

    /**
     * Where a session is that has sent nothing for long: every event is finished up to a message
     * that this window has received, so that its id is exact, or up to a place between messages.
     *
     * @return the place; null if there is none
     */
    synchronized @Nullable SilentPlace silentPlace() {
        String marked = mark;
        if (marked == null || markIsUndecodable || !isOpen() || !isAllFinished()) {
            return null;
        }
        String began = begunAt;
        MessageId place = idOf(began == null ? marked : began);
        if (place == null
                || (began == null && !place.isBetweenMessages() && !marked.equals(lastReceived))) {
            return null;
        }
        return new SilentPlace(marked, place, began != null);
    }

    private boolean isAllFinished() {
        return inFlight.first() == null && carried.isEmpty();
    }

    /**
     * Steps over a message that the server cannot send. Called when the session has been left, so
     * that the message cannot come in between.
     *
     * @param from where the session was silent
     * @param to the place behind the message
     * @return false if the window is not at that place any more
     */
    synchronized boolean stepOver(SilentPlace from, MessageId to) {
        if (isOpen() || !isAllFinished() || !from.mark().equals(mark)) {
            return false;
        }
        String behind = to.toText();
        mark = behind;
        owner.advanced(behind, passed);
        return true;
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
                markIsUndecodable = first.undecodable;
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
        void seekBack();
    }
}
