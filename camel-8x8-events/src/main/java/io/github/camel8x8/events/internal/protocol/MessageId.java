/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A Pulsar message id, read from the base64 text of a frame's {@code messageId}.
 *
 * <p>The text is the base64 of a protobuf message {@code MessageIdData} (PulsarApi.proto): ledger
 * id, entry id and, if they apply, partition, batch index and batch size. The client treats ids as
 * opaque on the wire; it reads them to reject a start position that the server would answer with a
 * bare HTTP 500, and to compare two positions of one topic.
 *
 * @param ledgerId the ledger, as the server numbers it
 * @param entryId the entry in the ledger
 * @param partition the partition of a partitioned topic, otherwise -1
 * @param batchIndex the place in a batch from 0, or -1 if the message was not batched
 * @param batchSize the number of messages in the batch; -1 if the message was not batched or the id
 *     does not contain it; 0 for a place after a message that was skipped (see {@link #placeAt})
 * @param firstChunk the first chunk of a message that was published in chunks, each a separate
 *     entry; then ledger and entry are those of its last chunk. Null for any other message
 */
public record MessageId(
        long ledgerId,
        long entryId,
        int partition,
        int batchIndex,
        int batchSize,
        @Nullable MessageId firstChunk)
        implements Comparable<MessageId> {

    /** Greater than any index in a batch. */
    private static final int WHOLE_BATCH = 1 << 20;

    private static final int LEDGER_ID = 1;
    private static final int ENTRY_ID = 2;
    private static final int PARTITION = 3;
    private static final int BATCH_INDEX = 4;
    private static final int BATCH_SIZE = 6;
    private static final int FIRST_CHUNK = 7;

    /**
     * The id of a message that is one entry, or a part of one.
     *
     * @param ledgerId the ledger
     * @param entryId the entry in the ledger
     * @param partition the partition, or -1
     * @param batchIndex the place in a batch, or -1
     */
    public MessageId(long ledgerId, long entryId, int partition, int batchIndex) {
        this(ledgerId, entryId, partition, batchIndex, -1, null);
    }

    /**
     * Reads an id.
     *
     * @param text standard base64, with or without padding
     * @return the id
     * @throws IllegalArgumentException if the text is not base64, or not a message id
     */
    public static MessageId parse(String text) {
        MessageId id;
        try {
            id = read(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not base64", e);
        }
        if (id == null) {
            throw new IllegalArgumentException("base64, but not of a Pulsar message id");
        }
        return id;
    }

    /**
     * Reads an id that may have an unknown format.
     *
     * @param text standard base64, with or without padding
     * @return the id; null if there is no text, or if {@link #parse} would reject it
     */
    public static @Nullable MessageId parseOrNull(@Nullable String text) {
        try {
            return text == null ? null : read(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether {@link #parse} would accept the text. */
    static boolean isId(String text) {
        return parseOrNull(text) != null;
    }

    /** Orders positions of one partition; a whole entry comes before the messages batched in it. */
    @Override
    public int compareTo(MessageId other) {
        int byLedger = Long.compare(ledgerId, other.ledgerId);
        if (byLedger != 0) {
            return byLedger;
        }
        int byEntry = Long.compare(entryId, other.entryId);
        return byEntry != 0 ? byEntry : Integer.compare(batchIndex, other.batchIndex);
    }

    /**
     * A position directly before this message, to resume at if no earlier message is known: a
     * session that starts after this id begins with the message itself, whether or not it or the
     * entry before it is a batch. Not the id of a message. (Measured on Pulsar 4.0.8. The entry
     * before without a batch index would be sufficient only if that entry is not a batch; otherwise
     * the session begins with the first message of that batch.)
     *
     * @return the position
     */
    public MessageId predecessor() {
        if (firstChunk != null) {
            return new MessageId(
                    firstChunk.ledgerId, firstChunk.entryId - 1, partition, WHOLE_BATCH);
        }
        return batchIndex > 0
                ? new MessageId(ledgerId, entryId, partition, batchIndex - 1, batchSize, null)
                : new MessageId(ledgerId, entryId - 1, partition, WHOLE_BATCH);
    }

    /**
     * A position before every message of this message's partition: a session that starts after this
     * id begins with the oldest message. Not the id of a message. (Measured on Pulsar 4.0.8.)
     *
     * @return the position
     */
    public MessageId beginningOfTopic() {
        return new MessageId(-1, -1, partition, -1);
    }

    /**
     * A position after the entry that follows this message's, to resume at if that entry cannot be
     * received. Not the id of a message.
     *
     * @return the position
     */
    public MessageId behindNextEntry() {
        return new MessageId(ledgerId, entryId + 1, partition, WHOLE_BATCH);
    }

    /**
     * A position after a whole entry, whether or not it is a batch. Not the id of a message.
     *
     * @param ledgerId the ledger; if the topic does not have it, the position is before the next
     *     ledger of the topic
     * @param entryId the entry, or -1 for the position before the first one
     * @param partition the partition, or -1
     * @return the position
     */
    public static MessageId afterEntry(long ledgerId, long entryId, int partition) {
        return new MessageId(ledgerId, entryId, partition, WHOLE_BATCH);
    }

    /**
     * A position after a message of this entry, to resume at if that message cannot be received.
     * The batch size of 0 distinguishes it from the id of the message.
     *
     * @param index the index of the message in its batch; if the entry is not a batch, any index
     *     represents the whole entry
     * @return the position
     */
    public MessageId placeAt(int index) {
        return new MessageId(ledgerId, entryId, partition, index, 0, null);
    }

    /**
     * A position after the first message of a later entry: after the whole entry if that is not a
     * batch. Not the id of a message.
     *
     * @param entries how many entries ahead, from 1
     * @return the position
     */
    public MessageId placeInEntryAhead(int entries) {
        return new MessageId(ledgerId, entryId + entries, partition, 0, 0, null);
    }

    /** {@return whether another message of this entry may follow; true also if that is unknown} */
    public boolean mayBeFollowedInEntry() {
        return batchIndex >= 0
                && batchIndex != WHOLE_BATCH
                && (batchSize <= 0 || batchIndex + 1 < batchSize);
    }

    /**
     * {@return whether both are ids of the same message, whatever their other fields}
     *
     * @param other the other id
     */
    public boolean isSameMessageAs(MessageId other) {
        return compareTo(other) == 0 && partition == other.partition;
    }

    /**
     * {@return whether another message follows this one in its ledger with nothing in between;
     * false also if the next message begins a ledger, since ids do not show that}
     *
     * @param next the id of the other message
     */
    public boolean isFollowedBy(MessageId next) {
        if (next.ledgerId != ledgerId || next.partition != partition) {
            return false;
        }
        long begin = next.firstChunk == null ? next.entryId : next.firstChunk.entryId;
        boolean nextEntry = begin == entryId + 1 && next.batchIndex <= 0;
        boolean nextInBatch = next.entryId == entryId && next.batchIndex == batchIndex + 1;
        return nextEntry || nextInBatch;
    }

    /**
     * {@return whether it is a place that {@link #predecessor}, {@link #behindNextEntry}, {@link
     * #afterEntry} or {@link #placeAt} has made, not the id of a message}
     */
    public boolean isBetweenMessages() {
        return batchIndex == WHOLE_BATCH || (batchIndex >= 0 && batchSize == 0);
    }

    /**
     * {@return the id as written in frames and in the option {@code messageId}: base64 with
     * padding}
     */
    public String toText() {
        ProtobufFields.Writer protobuf = new ProtobufFields.Writer();
        protobuf.varint(LEDGER_ID, ledgerId);
        protobuf.varint(ENTRY_ID, entryId);
        if (partition >= 0) {
            protobuf.varint(PARTITION, partition);
        }
        if (batchIndex >= 0) {
            protobuf.varint(BATCH_INDEX, batchIndex);
        }
        if (batchIndex >= 0 && batchSize >= 0) {
            protobuf.varint(BATCH_SIZE, batchSize);
        }
        return Base64.getEncoder().encodeToString(protobuf.toByteArray());
    }

    private static @Nullable MessageId read(byte[] protobuf) {
        ProtobufFields fields = new ProtobufFields(protobuf);
        boolean ledgerSeen = false;
        boolean entrySeen = false;
        long ledger = -1;
        long entry = -1;
        int partition = -1;
        int batchIndex = -1;
        int batchSize = -1;
        MessageId firstChunk = null;
        while (fields.next()) {
            switch (fields.number()) {
                case LEDGER_ID -> {
                    ledger = fields.varint();
                    ledgerSeen = true;
                }
                case ENTRY_ID -> {
                    entry = fields.varint();
                    entrySeen = true;
                }
                case PARTITION -> partition = (int) fields.varint();
                case BATCH_INDEX -> batchIndex = (int) fields.varint();
                case BATCH_SIZE -> batchSize = (int) fields.varint();
                case FIRST_CHUNK -> firstChunk = read(fields.bytes());
                default -> {
                    // ack_set, and fields of later versions
                }
            }
        }
        return fields.valid() && ledgerSeen && entrySeen
                ? new MessageId(
                        ledger,
                        entry,
                        partition,
                        batchIndex,
                        batchIndex < 0 ? -1 : batchSize,
                        firstChunk)
                : null;
    }
}
