/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.flow.SilentPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tracks a message that the server may be unable to send, and decides whether a reader may skip it.
 * Pulsar's proxy silently stops a session at a message with a null payload. A later message in the
 * topic indicates such a message.
 *
 * <p>A probe after the silent place finds a later message. That is not sufficient, because the
 * session may have been dead. The reader therefore reopens its session at the same place. It skips
 * only if the new session stays silent too and a probe still finds a later message. It skips one
 * message at a time.
 *
 * <p>In a batch of unknown size, the next message is in the same entry or at the start of the next
 * one. Before the reader moves past such an entry, probes verify that no further message in it can
 * be sent. Not thread-safe.
 */
public final class Blockage {

    /** How many places ahead of the reader are probed, each in a different silence. */
    static final int MAX_AHEAD = 10;

    /** How many messages of a batch of unknown size are probed. */
    static final int MAX_IN_BATCH = 10;

    private @Nullable MessageId place;
    private int silences;
    private @Nullable MessageId found;
    private int confirmations;

    /** Whether a message was found after the place, so that the next session is a check. */
    boolean isSuspected() {
        return found != null;
    }

    /** Resets the state, because the server sends the messages that follow. */
    public void clear() {
        place = null;
        silences = 0;
        found = null;
        confirmations = 0;
    }

    /**
     * Records that a session was silent.
     *
     * @param at the place at which it was silent
     * @return the places after which probes must begin, in order
     */
    public List<MessageId> placesToProbe(MessageId at) {
        if (!at.equals(place)) {
            clear();
            place = at;
        }
        silences++;
        List<MessageId> places = new ArrayList<>();
        if (isOfUnknownBatch(at)) {
            IntStream.rangeClosed(1, MAX_IN_BATCH)
                    .mapToObj(i -> at.placeAt(at.batchIndex() + i))
                    .forEach(places::add);
        }
        MessageId ahead = found == null ? ahead(at) : found;
        if (!places.contains(ahead)) {
            places.add(ahead);
        }
        return places;
    }

    /** Alternates between the place after the next message and a place further ahead. */
    private MessageId ahead(MessageId at) {
        MessageId next = next(at);
        if (silences % 2 == 1) {
            return next;
        }
        List<MessageId> further = new ArrayList<>();
        for (int i = 1; i < MAX_AHEAD; i++) {
            further.add(next.placeInEntryAhead(i));
            further.add(next.placeAt(next.batchIndex() + i));
        }
        return further.get((silences / 2 - 1) % further.size());
    }

    /** The place after the next message, for an entry of known size. */
    private static MessageId next(MessageId at) {
        return at.batchSize() > 0 && at.mayBeFollowedInEntry()
                ? at.placeAt(at.batchIndex() + 1)
                : at.placeInEntryAhead(1);
    }

    /**
     * Evaluates the results after all probes have ended.
     *
     * @param silent where the session was silent
     * @param results the results, in the order of the places
     * @return the place to move to; null if the reader must not skip now
     */
    public @Nullable MessageId stepAfter(SilentPlace silent, List<TopicProbe.Result> results) {
        MessageId at = silent.place();
        MessageId hit =
                results.stream()
                        .filter(result -> result.message() != null)
                        .map(TopicProbe.Result::place)
                        .findFirst()
                        .orElse(null);
        boolean same = hit != null && hit.equals(found);
        confirmations = same ? confirmations + 1 : 0;
        found = hit;
        if (hit == null || !isConfirmed(silent)) {
            return null;
        }
        if (!isOfUnknownBatch(at)) {
            return next(at);
        }
        if (hit.entryId() == at.entryId()) {
            return at.placeAt(at.batchIndex() + 1);
        }
        boolean entryEnds =
                results.stream()
                        .filter(result -> result.place().entryId() == at.entryId())
                        .allMatch(TopicProbe.Result::conclusive);
        return entryEnds ? at.placeInEntryAhead(1) : null;
    }

    /**
     * A session that sends the event at the place again is not dead. After a skip there is no such
     * event, so a second session must be silent too.
     */
    private boolean isConfirmed(SilentPlace silent) {
        return silent.begunThere()
                ? confirmations >= 1
                : silent.place().isBetweenMessages() && confirmations >= 2;
    }

    /** Records a skip. The check continues as long as the reader is before the message found. */
    public void stepped(MessageId to) {
        MessageId ahead = found;
        clear();
        if (ahead != null && ahead.compareTo(to) > 0) {
            place = to;
            found = ahead;
        }
    }

    private static boolean isOfUnknownBatch(MessageId at) {
        return at.mayBeFollowedInEntry() && at.batchSize() <= 0;
    }
}
