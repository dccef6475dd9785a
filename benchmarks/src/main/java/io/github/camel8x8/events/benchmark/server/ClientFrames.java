/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Counts a client's frames without unmasking them, to keep the server's cost low. A real server
 * reads them, but that costs the client nothing.
 */
final class ClientFrames {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int MASK_BYTES = 4;

    private final ByteBuf pending = Unpooled.buffer(1024);
    private boolean closed;

    /** Returns how many text frames end in these bytes; adds answers to pings and a close frame. */
    int read(ByteBuf bytes, ByteBuf answers) {
        pending.discardReadBytes();
        pending.writeBytes(bytes);
        int texts = 0;
        while (!closed) {
            int opcode = next(answers);
            if (opcode < 0) {
                break;
            }
            texts += opcode == TEXT ? 1 : 0;
        }
        return texts;
    }

    /** Whether a close frame was received and answered. */
    boolean isClosed() {
        return closed;
    }

    void release() {
        pending.release();
    }

    /** The opcode of the next whole frame, or -1. */
    private int next(ByteBuf answers) {
        int start = pending.readerIndex();
        if (pending.readableBytes() < 2) {
            return -1;
        }
        int opcode = pending.getByte(start) & 0x0f;
        int length = pending.getByte(start + 1) & 0x7f;
        int header = 2;
        if (length == 126) {
            if (pending.readableBytes() < 4) {
                return -1;
            }
            length = pending.getUnsignedShort(start + 2);
            header = 4;
        } else if (length == 127) {
            throw new IllegalStateException("the client's frame is too large");
        }
        int size = header + MASK_BYTES + length;
        if (pending.readableBytes() < size) {
            return -1;
        }
        if (opcode == PING || opcode == CLOSE) {
            answer(opcode, start + header, length, answers);
        }
        pending.skipBytes(size);
        return opcode;
    }

    private void answer(int opcode, int maskAt, int length, ByteBuf answers) {
        closed = opcode == CLOSE;
        answers.writeByte(0x80 | (opcode == PING ? 10 : CLOSE)).writeByte(length);
        for (int i = 0; i < length; i++) {
            int mask = pending.getByte(maskAt + i % MASK_BYTES);
            answers.writeByte(pending.getByte(maskAt + MASK_BYTES + i) ^ mask);
        }
    }
}
