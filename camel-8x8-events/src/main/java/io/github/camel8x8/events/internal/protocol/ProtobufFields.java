/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Walks the top-level fields of a protobuf message of a few bytes. Enough of the wire format for
 * {@link MessageId}: varints and embedded messages are read, everything else is skipped.
 */
final class ProtobufFields {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private int at;
    private int embedded = -1;
    private int number;
    private long varint;
    private boolean valid = true;

    ProtobufFields(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Moves to the next field; false at the end and at the first invalid byte. */
    boolean next() {
        if (!valid || at >= bytes.length) {
            return false;
        }
        long tag = readVarint();
        number = (int) (tag >>> 3);
        embedded = -1;
        switch ((int) (tag & 7)) {
            case VARINT -> varint = readVarint();
            case FIXED64 -> skip(Long.BYTES);
            case LENGTH_DELIMITED -> {
                long length = readVarint();
                embedded = at;
                skip(length);
            }
            case FIXED32 -> skip(Integer.BYTES);
            default -> valid = false;
        }
        valid &= number > 0;
        return valid;
    }

    int number() {
        return number;
    }

    long varint() {
        return varint;
    }

    /** The content of the last field, if it is an embedded message. */
    byte[] bytes() {
        return valid && embedded >= 0 ? Arrays.copyOfRange(bytes, embedded, at) : new byte[0];
    }

    boolean valid() {
        return valid;
    }

    private long readVarint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && at < bytes.length; shift += 7) {
            byte b = bytes[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        valid = false;
        return 0;
    }

    private void skip(long length) {
        if (length < 0 || length > bytes.length - at) {
            valid = false;
        } else {
            at += (int) length;
        }
    }

    /** Writes varint fields. */
    static final class Writer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(32);

        void varint(int number, long value) {
            put(((long) number << 3) | VARINT);
            put(value);
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }

        private void put(long varint) {
            long rest = varint;
            while ((rest & ~0x7fL) != 0) {
                bytes.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
    }
}
