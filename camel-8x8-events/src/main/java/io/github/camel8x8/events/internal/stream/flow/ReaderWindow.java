/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.options.PositionExpired;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The window of a reader, which tracks its position itself: the last event before the oldest
 * unfinished one. The window returns an event's credit only after the position has passed the event
 * and is stored ({@link #release}). So a killed process reads at most one window of events again:
 * those after the stored position.
 */
public final class ReaderWindow extends Window {

    private static final String NO_ID = "";
    private static final byte[] NO_PAYLOAD = {};

    private final Owner owner;
    private final Credits unreleased = new Credits();

    @GuardedBy("this")
    private final ReaderMark mark;

    @GuardedBy("this")
    private final SessionStart start;

    @GuardedBy("this")
    private boolean left; // the position has expired: events of earlier sessions do not move it

    @GuardedBy("this")
    private long passed;

    @GuardedBy("this")
    private Map<String, Delivery> next = new HashMap<>();

    /**
     * @param start where to begin without a position: earliest, latest, or an id
     * @param mark the position that an earlier run has stored, or null
     * @param capacity the credit window
     * @param owner notified of changes of the position
     */
    public ReaderWindow(
            String start,
            @Nullable String mark,
            int capacity,
            StreamStatistics statistics,
            Owner owner) {
        super(capacity, statistics, owner::seekBack);
        this.start = new SessionStart(start);
        this.mark = new ReaderMark(mark);
        this.owner = owner;
    }

    @Override
    public synchronized String connecting() {
        // Events that have started must be recognized when they are redelivered.
        Map<String, Delivery> again = new LinkedHashMap<>();
        carried.values().forEach(delivery -> carry(delivery, again));
        inFlight.forEach(delivery -> carry(delivery, again));
        bound(again, capacity);
        next = again;
        String restart = start.leavesPosition();
        if (restart != null) {
            MessageId place = MessageId.parseOrNull(restart);
            mark.move(null, false);
            if (place != null) {
                moveTo(place);
            }
            if (start.redeliversNone()) {
                next = new HashMap<>();
            }
        }
        return start.connecting(mark.id(), mark.isUndecodable());
    }

    private static void carry(Delivery delivery, Map<String, Delivery> again) {
        // The new session starts after the position: events before it are not redelivered.
        if (delivery.isStarted() || (delivery.isDone() && !delivery.isPassed())) {
            again.put(delivery.message().messageId(), delivery);
        }
    }

    @Override
    public synchronized void heard() {
        start.heard();
    }

    @Override
    public synchronized void lost() {
        if (isOpen()) {
            start.lost(mark.isLastReceived());
        }
        super.lost();
    }

    @Override
    @GuardedBy("this")
    void begin(AckSender opened) {
        start.opened();
        left = false;
        inFlight.clear();
        carried = next;
        next = new HashMap<>();
    }

    @Override
    public synchronized boolean isResumable() {
        return mark.id() != null || !start.isLatest();
    }

    /** The last event before the oldest unfinished one; null if it is unknown. */
    synchronized @Nullable String mark() {
        return mark.id();
    }

    @Override
    @GuardedBy("this")
    boolean isSkipped(AckSender from, MessageFrame message) {
        SessionStart.Beginning beginning = start.beginning(message);
        if (beginning == SessionStart.Beginning.AT_POSITION) {
            from.acknowledge(NO_ID);
            return true;
        }
        return beginning == SessionStart.Beginning.AFTER_GAP && expire(message);
    }

    /** The event that the session must begin with; null if it has begun, or need not do so. */
    public synchronized @Nullable MessageId awaited() {
        boolean needed = owner.positionExpired() != PositionExpired.CONTINUE;
        return needed && isOpen() ? start.awaited() : null;
    }

    /**
     * The position is beyond the end of the topic, so the server sends nothing. Without effect if
     * an event has arrived meanwhile.
     */
    public synchronized void expireAwaited() {
        if (awaited() != null) {
            expire(null);
        }
    }

    /** The server no longer has the event at the position. Whether this session is not used. */
    @GuardedBy("this")
    private boolean expire(@Nullable MessageFrame first) {
        PositionExpired policy = owner.positionExpired();
        String position = start.expire(policy, first);
        left = policy != PositionExpired.CONTINUE || start.isLeavingPosition();
        if (left) {
            ignoreSession();
        }
        if (position != null) {
            owner.positionGone(position, first, start.isOfReplacedTopic(first));
        }
        return left;
    }

    /**
     * Returns the credits of this many events: the position after them is stored, or cannot be
     * stored.
     */
    public synchronized void release(long upTo) {
        while (passed - unreleased.size() < upTo && unreleased.size() > 0) {
            unreleased.releaseOne();
        }
    }

    @Override
    @GuardedBy("this")
    void isNew(Delivery delivery) {
        start.continued();
        mark.received(delivery.message().messageId());
        if (mark.id() == null && start.isLatest()) {
            // Sets a position: if the session or the process ends before this event is finished,
            // "latest" would skip it. If the id has an unknown format, the first finished event
            // sets the position.
            MessageId id = MessageId.parseOrNull(delivery.message().messageId());
            if (id != null) {
                moveTo(id.predecessor());
            }
        }
    }

    @Override
    @GuardedBy("this")
    void cameAgain(Delivery delivery) {
        start.continued();
        mark.received(delivery.message().messageId());
        inFlight.append(delivery);
        advance();
    }

    @Override
    @GuardedBy("this")
    void acknowledged(Delivery delivery) {
        advance();
    }

    @Override
    @GuardedBy("this")
    boolean redelivered(Delivery delivery) {
        return false;
    }

    @Override
    @GuardedBy("this")
    void skipMessage(AckSender from, @Nullable String messageId) {
        // Its place in the order does not matter: it is never processed.
        from.acknowledge(NO_ID);
    }

    @Override
    @GuardedBy("this")
    void skipInPlace(AckSender from, String messageId) {
        MessageFrame message =
                new MessageFrame(messageId, NO_PAYLOAD, Map.of(), null, 0, null, null);
        if (isSkipped(from, message)) {
            mark.setUndecodable(start.begunAt() != null);
            return;
        }
        Delivery skipped = Delivery.skipped(this, from, message);
        inFlight.append(skipped);
        isNew(skipped);
        advance();
    }

    /**
     * The session has ended at a message that is too large for this client. The second time at the
     * same position, the reader skips the message if every event before it is finished.
     *
     * @return the id of the event before the skipped message; null if no message is skipped
     */
    public synchronized @Nullable String skipTooLarge() {
        String before = mark.id();
        MessageId id = mark.skippedTooLargeAfter(isAllFinished());
        if (id == null) {
            return null;
        }
        moveTo(id.behindNextEntry());
        return before;
    }

    @GuardedBy("this")
    private void moveTo(MessageId place) {
        String moved = place.toText();
        mark.move(moved, false);
        owner.advanced(moved, passed);
    }

    /**
     * The position of a session that has been silent for a long time. Every event is finished up to
     * a message that this window has received, so that its id is exact, or up to a place between
     * messages.
     *
     * @return the place; null if there is none
     */
    public synchronized @Nullable SilentPlace silentPlace() {
        return isOpen() && isAllFinished() ? mark.silentPlace(start.begunAt()) : null;
    }

    @GuardedBy("this")
    private boolean isAllFinished() {
        return inFlight.first() == null && carried.isEmpty();
    }

    /**
     * Skips a message that the server cannot send. Called after the session has been closed, so
     * that the message cannot arrive in between.
     *
     * @param from where the session was silent
     * @param to the place behind the message
     * @return false if the window is no longer at that place
     */
    public synchronized boolean stepOver(SilentPlace from, MessageId to) {
        if (isOpen() || !isAllFinished() || !from.mark().equals(mark.id())) {
            return false;
        }
        moveTo(to);
        return true;
    }

    @Override
    @GuardedBy("this")
    void dropped(Delivery delivery) {
        // Stays in the list, so that the position cannot pass it.
    }

    @GuardedBy("this")
    private void advance() {
        long before = passed;
        Delivery first;
        while ((first = inFlight.first()) != null && first.isDone()) {
            inFlight.remove(first);
            unreleased.add(first.session, first.message().messageId());
            passed++;
            if (first.pass() && !left) {
                mark.move(first.message().messageId(), first.isUndecodable());
            }
        }
        String reached = mark.id();
        if (passed > before && reached != null && !left) {
            owner.advanced(reached, passed);
        }
    }

    /** Called with the window locked, so it must not block. */
    public interface Owner {

        /**
         * There is a new position, or there are credits to return at the old one.
         *
         * @param messageId the position, which can also be the place before the first event
         * @param passed how many events it has passed; {@link #release} must be called with this
         *     number when the position is stored
         */
        void advanced(String messageId, long passed);

        /**
         * The server no longer has the event at the position. Unless {@link #positionExpired} is
         * CONTINUE and the topic is the same, this session is not used any more, so the owner must
         * open another or none.
         *
         * @param first the event that the server has sent instead; null if it sends nothing
         * @param replacedTopic whether the topic now has events with older ids than the position
         */
        void positionGone(String messageId, @Nullable MessageFrame first, boolean replacedTopic);

        /** What the reader does if its position is gone. */
        default PositionExpired positionExpired() {
            return PositionExpired.CONTINUE;
        }

        /** See {@link Window}. */
        void seekBack();
    }
}
