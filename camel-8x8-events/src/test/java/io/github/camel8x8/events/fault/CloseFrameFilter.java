/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fault;

/**
 * Parses the frames of one direction of a WebSocket (RFC 6455 section 5.2) after the HTTP head, and
 * removes close frames on request. Input may be split anywhere.
 */
final class CloseFrameFilter {

    private static final int CLOSE = 8;
    private static final int END_OF_HEAD = 0x0d0a0d0a;

    private int head;
    private boolean upgraded;
    private final byte[] header = new byte[14];
    private int headerLength;
    private long payloadLeft;
    private boolean dropping;

    /**
     * Moves the remaining bytes to the front.
     *
     * @return the number of remaining bytes
     */
    int filter(byte[] bytes, int length, boolean drop) {
        int kept = 0;
        for (int i = 0; i < length; i++) {
            byte next = bytes[i];
            if (!upgraded) {
                head = head << 8 | next & 0xff;
                upgraded = head == END_OF_HEAD;
                bytes[kept++] = next;
                continue;
            }
            if (payloadLeft > 0) {
                payloadLeft--;
            } else {
                follow(next, drop);
            }
            if (!dropping) {
                bytes[kept++] = next;
            }
        }
        return kept;
    }

    private void follow(byte next, boolean drop) {
        if (headerLength == 0) {
            dropping = drop && (next & 0x0f) == CLOSE;
        }
        header[headerLength++] = next;
        if (headerLength >= 2 && headerLength == expectedHeader()) {
            payloadLeft = payloadLength();
            headerLength = 0;
        }
    }

    private int expectedHeader() {
        int shortLength = header[1] & 0x7f;
        int extended = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
        int mask = (header[1] & 0x80) != 0 ? 4 : 0;
        return 2 + extended + mask;
    }

    private long payloadLength() {
        int shortLength = header[1] & 0x7f;
        if (shortLength < 126) {
            return shortLength;
        }
        int extended = shortLength == 126 ? 2 : 8;
        long length = 0;
        for (int i = 0; i < extended; i++) {
            length = length << 8 | header[2 + i] & 0xff;
        }
        return length;
    }
}
