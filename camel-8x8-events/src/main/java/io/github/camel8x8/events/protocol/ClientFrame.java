/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.protocol;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Encodes what the client sends: JSON text in UTF-8, for one WebSocket text frame each (a binary
 * frame is silently ignored by the server).
 */
public final class ClientFrame {

    private static final byte[] BEFORE_ID = utf8("{\"messageId\":\"");
    private static final byte[] AFTER_ID = utf8("\"}");

    private ClientFrame() {}

    /**
     * Acknowledges a message. On a reader this is the credit for one more message; the id does not
     * matter there.
     */
    public static byte[] acknowledge(String messageId) {
        byte[] frame = new byte[BEFORE_ID.length + messageId.length() + AFTER_ID.length];
        System.arraycopy(BEFORE_ID, 0, frame, 0, BEFORE_ID.length);
        int at = BEFORE_ID.length;
        for (int i = 0; i < messageId.length(); i++) {
            char c = messageId.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return utf8("{\"messageId\":\"" + quoted(messageId) + "\"}"); // no id of Pulsar's
            }
            frame[at++] = (byte) c;
        }
        System.arraycopy(AFTER_ID, 0, frame, at, AFTER_ID.length);
        return frame;
    }

    /** Asks for a message again; gives its credit back as an acknowledgement does. */
    public static byte[] negativeAcknowledge(String messageId) {
        return utf8(
                "{\"type\":\"negativeAcknowledge\",\"messageId\":\"" + quoted(messageId) + "\"}");
    }

    /**
     * Permits the server to send more messages; heeded only where the session was opened with
     * {@code pullMode}.
     *
     * @param messages how many, from 1: zero or less delivers one and spoils the server's count
     * @throws IllegalArgumentException where {@code messages} is less than 1
     */
    public static byte[] permit(int messages) {
        if (messages < 1) {
            throw new IllegalArgumentException(
                    "a permit is for 1 message or more, not " + messages);
        }
        return utf8("{\"type\":\"permit\",\"permitMessages\":" + messages + "}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String messageId) {
        for (int i = 0; i < messageId.length(); i++) {
            char c = messageId.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                return new String(JsonStringEncoder.getInstance().quoteAsString(messageId));
            }
        }
        return messageId;
    }
}
