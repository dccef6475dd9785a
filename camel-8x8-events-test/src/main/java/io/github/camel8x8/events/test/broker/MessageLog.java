/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The messages that a topic keeps. Each has an index that never changes; the first message of the
 * topic has index 0. The oldest messages are dropped if there are more than the retention allows.
 */
final class MessageLog {

    private static final int COMPACT_FROM = 1024;

    private final List<StoredMessage> messages = new ArrayList<>();
    private final int retention;
    private long offset;
    private int head;

    /**
     * @param retention how many messages are kept, from 1
     */
    MessageLog(int retention) {
        this.retention = retention;
    }

    void add(StoredMessage message) {
        messages.add(message);
        if (size() > retention) {
            dropOldest(size() - retention);
        }
    }

    /** The index of the oldest kept message; {@link #end} if there is none. */
    long first() {
        return offset + head;
    }

    /** The index of the next message to be stored. */
    long end() {
        return offset + messages.size();
    }

    int size() {
        return messages.size() - head;
    }

    boolean contains(long index) {
        return index >= first() && index < end();
    }

    StoredMessage get(long index) {
        return messages.get((int) (index - offset));
    }

    /** The newest messages, oldest first; all if there are fewer. */
    List<StoredMessage> newest(int most) {
        return List.copyOf(
                messages.subList(messages.size() - Math.min(most, size()), messages.size()));
    }

    /**
     * The index of the first message after this id; {@link #end} if there is none yet. As in
     * Pulsar, the id of a batch entry without a batch index is before the messages of that batch.
     */
    long indexAfter(MessageId id) {
        long at = search(id);
        return contains(at) && get(at).id().compareTo(id) == 0 ? at + 1 : at;
    }

    /** The index of the message with this id; -1 if there is none. */
    long indexOf(MessageId id) {
        long at = search(id);
        return contains(at) && get(at).id().compareTo(id) == 0 ? at : -1;
    }

    /** The entry that contains this message: a batch, or the message alone. */
    Entry entryOf(long index) {
        MessageId id = get(index).id();
        return id.isBatched()
                ? new Entry(
                        Math.max(first(), index - id.batchIndex()),
                        Math.min(end(), index - id.batchIndex() + id.batchSize()))
                : new Entry(index, index + 1);
    }

    void dropOldest(int count) {
        head += Math.min(count, size());
        if (head >= COMPACT_FROM && head > messages.size() / 2) {
            messages.subList(0, head).clear();
            offset += head;
            head = 0;
        }
    }

    /** The index of the first message that is not before the id. */
    private long search(MessageId id) {
        long low = first();
        long high = end();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (get(middle).id().compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * A unit that Pulsar stores, dispatches and redelivers as a whole.
     *
     * @param first the index of its first message
     * @param end the index after its last message
     */
    record Entry(long first, long end) {

        LongStream indexes() {
            return LongStream.range(first, end);
        }
    }
}
