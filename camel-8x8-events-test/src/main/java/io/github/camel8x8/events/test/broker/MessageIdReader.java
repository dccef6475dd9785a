/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

/** Reads the protobuf fields of a message id. */
final class MessageIdReader {

    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private int at;
    private long ledgerId;
    private long entryId;
    private int partition = -1;
    private int batchIndex = -1;
    private int batchSize;
    private boolean hasLedger;
    private boolean hasEntry;

    MessageIdReader(byte[] bytes) {
        this.bytes = bytes;
    }

    MessageId read() {
        while (at < bytes.length) {
            int tag = (int) varint();
            if ((tag & 7) == 0 && tag >>> 3 > 0) {
                take(tag >>> 3, varint());
            } else {
                skip(tag & 7);
            }
        }
        if (!hasLedger || !hasEntry) {
            throw new MalformedIdException("Some required fields are missing");
        }
        return new MessageId(ledgerId, entryId, partition, batchIndex, batchSize);
    }

    private void take(int field, long value) {
        switch (field) {
            case MessageId.LEDGER_ID -> {
                ledgerId = value;
                hasLedger = true;
            }
            case MessageId.ENTRY_ID -> {
                entryId = value;
                hasEntry = true;
            }
            case MessageId.PARTITION -> partition = (int) value;
            case MessageId.BATCH_INDEX -> batchIndex = (int) value;
            case MessageId.BATCH_SIZE -> batchSize = (int) value;
            default -> {
                // ack_set and fields of later versions
            }
        }
    }

    private void skip(int wireType) {
        switch (wireType) {
            case 0 -> varint();
            case FIXED64 -> skipBytes(Long.BYTES);
            case LENGTH_DELIMITED -> skipBytes(varint());
            case FIXED32 -> skipBytes(Integer.BYTES);
            // Pulsar's text, with its spelling.
            default -> throw new MalformedIdException("Invalid unknonwn tag type: " + wireType);
        }
    }

    private void skipBytes(long count) {
        if (count < 0 || count > bytes.length - at) {
            throw outOfBounds();
        }
        at += (int) count;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= bytes.length) {
                throw outOfBounds();
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedIdException("Malformed varint");
    }

    private MalformedIdException outOfBounds() {
        return new MalformedIdException(
                "java.lang.IndexOutOfBoundsException: readerIndex("
                        + at
                        + ") + length(1) exceeds writerIndex("
                        + bytes.length
                        + ")");
    }
}
