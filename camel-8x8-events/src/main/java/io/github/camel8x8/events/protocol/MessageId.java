/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.protocol;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A Pulsar message id, read from the base64 text that stands in a frame's {@code messageId}.
 *
 * <p>The text is the base64 of a protobuf message {@code MessageIdData} (PulsarApi.proto): ledger
 * id, entry id and, where they apply, partition, batch index and batch size. The client treats ids
 * as opaque on the wire; it reads them to refuse a start position that the server would answer with
 * a bare HTTP 500, and to tell which of two positions of one topic comes first.
 *
 * @param ledgerId the ledger, as the server numbers it
 * @param entryId the entry in the ledger
 * @param partition the partition of a partitioned topic, else -1
 * @param batchIndex the place in a batch from 0, or -1 where the message was not batched
 */
public record MessageId(long ledgerId, long entryId, int partition, int batchIndex)
        implements Comparable<MessageId> {

    /** Greater than any index in a batch. */
    private static final int WHOLE_BATCH = 1 << 20;

    private static final int LEDGER_ID = 1;
    private static final int ENTRY_ID = 2;
    private static final int PARTITION = 3;
    private static final int BATCH_INDEX = 4;

    /**
     * Reads an id.
     *
     * @param text standard base64, with or without padding
     * @return the id
     * @throws IllegalArgumentException where the text is not base64, or not a message id
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

    /** Whether {@link #parse} would take the text. */
    static boolean isId(String text) {
        try {
            return read(Base64.getDecoder().decode(text)) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
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
     * A position right before this message, to resume at when nothing before it is known: a start
     * after this id begins with the message itself, whether it or the entry before it is a batch.
     * Belongs to no message. (Measured on Pulsar 4.0.8. The entry before without a batch index
     * would do only where that entry is no batch; else it begins with the first message of that
     * batch.)
     */
    public MessageId predecessor() {
        return batchIndex > 0
                ? new MessageId(ledgerId, entryId, partition, batchIndex - 1)
                : new MessageId(ledgerId, entryId - 1, partition, WHOLE_BATCH);
    }

    /** Whether it is a place that {@link #predecessor} has made, and no message can have it. */
    public boolean isBetweenMessages() {
        return batchIndex == WHOLE_BATCH;
    }

    /** The id as it stands in frames and in the option {@code messageId}: base64 with padding. */
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
                default -> {
                    // ack_set, batch_size, first_chunk_message_id, and what later versions add
                }
            }
        }
        return fields.valid() && ledgerSeen && entrySeen
                ? new MessageId(ledger, entry, partition, batchIndex)
                : null;
    }
}
