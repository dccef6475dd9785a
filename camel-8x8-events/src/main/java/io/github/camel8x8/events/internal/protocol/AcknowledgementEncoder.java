/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

/**
 * Encodes acknowledgements, one for each event, as JSON text in UTF-8, for one WebSocket text frame
 * each (the server silently ignores a binary frame).
 *
 * <p>Not safe for use by several threads at once: one encoder belongs to one connection and keeps
 * its buffer.
 */
public final class AcknowledgementEncoder {

    private static final byte[] BEFORE_ID = ClientFrame.utf8("{\"messageId\":\"");
    private static final byte[] AFTER_ID = ClientFrame.utf8("\"}");

    private byte[] buffer = new byte[128];

    /**
     * Encodes the acknowledgement of one message.
     *
     * @param messageId the id of the message, as received
     * @return its size in bytes, from the start of the {@link #buffer}
     */
    public int encode(String messageId) {
        return isPlain(messageId) ? encodePlain(messageId) : encodeAny(messageId);
    }

    /** {@return the buffer of the last acknowledgement; the next one overwrites or replaces it} */
    public byte[] buffer() {
        return buffer;
    }

    private static boolean isPlain(String messageId) {
        for (int i = 0; i < messageId.length(); i++) {
            char c = messageId.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private int encodePlain(String messageId) {
        int length = BEFORE_ID.length + messageId.length() + AFTER_ID.length;
        if (length > buffer.length) {
            buffer = new byte[length];
        }
        System.arraycopy(BEFORE_ID, 0, buffer, 0, BEFORE_ID.length);
        int at = BEFORE_ID.length;
        for (int i = 0; i < messageId.length(); i++) {
            buffer[at++] = (byte) messageId.charAt(i);
        }
        System.arraycopy(AFTER_ID, 0, buffer, at, AFTER_ID.length);
        return length;
    }

    /** For an id that is not one of Pulsar: the server sent it and receives it back. */
    private int encodeAny(String messageId) {
        buffer = ClientFrame.utf8("{\"messageId\":\"" + ClientFrame.quoted(messageId) + "\"}");
        return buffer.length;
    }
}
