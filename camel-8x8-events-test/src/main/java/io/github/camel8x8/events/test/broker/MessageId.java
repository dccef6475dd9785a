/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.Base64;
import java.util.Comparator;

/**
 * The id of a message: on the wire the base64 of the protobuf message {@code MessageIdData} of
 * PulsarApi.proto. Ids of one topic order as their messages do.
 *
 * @param ledgerId the ledger, unique in a broker and rising
 * @param entryId the entry in the ledger, from 0
 * @param partition the partition of a partitioned topic, else -1
 * @param batchIndex the place in a batch, from 0; -1 where the message was not batched
 * @param batchSize how many messages the batch has; 0 where the message was not batched
 */
public record MessageId(long ledgerId, long entryId, int partition, int batchIndex, int batchSize)
        implements Comparable<MessageId> {

    static final int LEDGER_ID = 1;
    static final int ENTRY_ID = 2;
    static final int PARTITION = 3;
    static final int BATCH_INDEX = 4;
    static final int BATCH_SIZE = 6;

    private static final Comparator<MessageId> ORDER =
            Comparator.comparingLong(MessageId::ledgerId)
                    .thenComparingLong(MessageId::entryId)
                    .thenComparingInt(MessageId::batchIndex);

    /** The id of a message that was not batched. */
    static MessageId of(long ledgerId, long entryId) {
        return new MessageId(ledgerId, entryId, -1, -1, 0);
    }

    /**
     * Reads an id as it stands in a frame or in a query.
     *
     * @param text standard base64, with or without padding
     * @return the id
     * @throws MalformedIdException where it is base64 that holds no id
     * @throws IllegalArgumentException where it is not base64
     */
    public static MessageId parse(String text) {
        MessageIdReader fields = new MessageIdReader(Base64.getDecoder().decode(text));
        return fields.read();
    }

    /** {@return the id as it stands in frames: base64 with padding} */
    public String toText() {
        MessageIdWriter protobuf = new MessageIdWriter();
        protobuf.field(LEDGER_ID, ledgerId);
        protobuf.field(ENTRY_ID, entryId);
        if (partition >= 0) {
            protobuf.field(PARTITION, partition);
        }
        if (batchIndex >= 0) {
            protobuf.field(BATCH_INDEX, batchIndex);
        }
        protobuf.field(BATCH_SIZE, batchSize);
        return Base64.getEncoder().encodeToString(protobuf.toByteArray());
    }

    /** {@return the id as a producer gets it for a batched message: the index, but no size} */
    public MessageId asAcknowledgedToProducer() {
        return new MessageId(ledgerId, entryId, partition, batchIndex, 0);
    }

    boolean isBatched() {
        return batchIndex >= 0;
    }

    @Override
    public int compareTo(MessageId other) {
        return ORDER.compare(this, other);
    }

    /** As Pulsar writes it where a person reads it: {@code ledger:entry:partition[:index]}. */
    @Override
    public String toString() {
        String entry = ledgerId + ":" + entryId + ":" + partition;
        return isBatched() ? entry + ":" + batchIndex : entry;
    }
}
