/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.Base64;
import java.util.Comparator;

/**
 * The id of a message. On the wire it is the base64 of the protobuf message {@code MessageIdData}
 * of PulsarApi.proto. The order of ids is the order of the messages in a topic.
 *
 * @param ledgerId the ledger, unique in a broker and increasing
 * @param entryId the entry in the ledger, from 0
 * @param partition the partition of a partitioned topic, otherwise -1
 * @param batchIndex the index in the batch, from 0; -1 if the message was not batched
 * @param batchSize the number of messages in the batch; 0 if the message was not batched
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

    /** Pulsar's {@code MessageId.earliest}. */
    static final MessageId EARLIEST = new MessageId(-1, -1, -1, -1, 0);

    /** Pulsar's {@code MessageId.latest}. */
    static final MessageId LATEST = new MessageId(Long.MAX_VALUE, Long.MAX_VALUE, -1, -1, 0);

    /**
     * Parses an id from a frame or a query.
     *
     * @param text standard base64, with or without padding
     * @return the id
     * @throws MalformedIdException if it is base64, but not an id
     * @throws IllegalArgumentException if it is not base64
     */
    public static MessageId parse(String text) {
        MessageIdReader fields = new MessageIdReader(Base64.getDecoder().decode(text));
        return fields.read();
    }

    /** {@return the id as written in frames: base64 with padding} */
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

    /**
     * {@return the id that a producer receives: without the size of a batch, and without the
     * partition if it publishes to one partition}
     *
     * @param topic the topic that the producer publishes to
     */
    public MessageId asAcknowledgedToProducer(TopicName topic) {
        int known = topic.partition() < 0 ? partition : -1;
        return new MessageId(ledgerId, entryId, known, batchIndex, 0);
    }

    boolean isOfSameEntry(MessageId other) {
        return ledgerId == other.ledgerId && entryId == other.entryId;
    }

    /** The id of the entry, which is a batch or the message alone. */
    MessageId ofEntry() {
        return new MessageId(ledgerId, entryId, partition, -1, 0);
    }

    boolean isBatched() {
        return batchIndex >= 0;
    }

    @Override
    public int compareTo(MessageId other) {
        return ORDER.compare(this, other);
    }

    /** The format that Pulsar uses for people: {@code ledger:entry:partition[:index]}. */
    @Override
    public String toString() {
        String entry = ledgerId + ":" + entryId + ":" + partition;
        return isBatched() ? entry + ":" + batchIndex : entry;
    }
}
