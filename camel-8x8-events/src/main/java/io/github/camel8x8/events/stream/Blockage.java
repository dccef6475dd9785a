/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message that the server may be unable to send, and whether a reader may step
 * over it. Pulsar's proxy stops a session at a message with a null payload, silently; a later
 * message shows that there is one.
 *
 * <p>A probe behind the silent place finds a later message. That is not enough: the session may
 * have been dead. So the reader opens its session again at the same place and steps only if that
 * session stays silent too while a probe still finds a later message. The step is one message.
 *
 * <p>In a batch whose size is unknown the next message is in the same entry, or begins the next
 * one. Before the reader leaves such an entry, probes show that nothing in it can be sent. Not safe
 * for use by several threads at once.
 */
final class Blockage {

    /** How many places ahead of the reader are probed, each in another silence. */
    static final int MAX_AHEAD = 10;

    /** How many messages of a batch of unknown size are probed. */
    static final int MAX_IN_BATCH = 10;

    private @Nullable MessageId place;
    private int silences;
    private @Nullable MessageId found;
    private int confirmations;

    /** Whether a message was found behind the place, so that the next session is a check. */
    boolean isSuspected() {
        return found != null;
    }

    /** The server sends what follows. */
    void clear() {
        place = null;
        silences = 0;
        found = null;
        confirmations = 0;
    }

    /**
     * A session was silent.
     *
     * @param at where
     * @return the places behind which probes must begin, in their order
     */
    List<MessageId> placesToProbe(MessageId at) {
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

    /** Every other time the place behind the next message, and in between one further ahead. */
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

    /** The place behind the next message, at an entry of known size. */
    private static MessageId next(MessageId at) {
        return at.batchSize() > 0 && at.mayBeFollowedInEntry()
                ? at.placeAt(at.batchIndex() + 1)
                : at.placeInEntryAhead(1);
    }

    /**
     * The probes have ended.
     *
     * @param silent where the session was silent
     * @param results in the order of the places
     * @return the place to step to; null if the reader must not step now
     */
    @Nullable MessageId stepAfter(SilentPlace silent, List<TopicProbe.Result> results) {
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
     * The event at the place, sent again, shows that a session is not dead. Behind a step there is
     * no such event; there a second session must be silent too.
     */
    private boolean isConfirmed(SilentPlace silent) {
        return silent.begunThere()
                ? confirmations >= 1
                : silent.place().isBetweenMessages() && confirmations >= 2;
    }

    /** The reader has stepped; the check continues as long as it is before the message found. */
    void stepped(MessageId to) {
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
