/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.io.ByteArrayOutputStream;

/** Writes the protobuf fields of a message id, which are all varints. */
final class MessageIdWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(24);

    void field(int number, long value) {
        varint((long) number << 3);
        varint(value);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
