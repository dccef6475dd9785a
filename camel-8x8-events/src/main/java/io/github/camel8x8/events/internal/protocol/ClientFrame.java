/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Encodes the client's frames other than acknowledgements ({@link AcknowledgementEncoder}): JSON
 * text in UTF-8, for one WebSocket text frame each (the server silently ignores a binary frame).
 */
public final class ClientFrame {

    private ClientFrame() {}

    /**
     * Requests redelivery of a message; returns its credit as an acknowledgement does.
     *
     * @param messageId the id of the message, as received
     * @return the frame
     */
    public static byte[] negativeAcknowledge(String messageId) {
        return utf8(
                "{\"type\":\"negativeAcknowledge\",\"messageId\":\"" + quoted(messageId) + "\"}");
    }

    /**
     * Permits the server to send more messages; effective only if the session was opened with
     * {@code pullMode}.
     *
     * @param messages how many, from 1: zero or less delivers one and corrupts the server's count
     * @return the frame
     * @throws IllegalArgumentException if {@code messages} is less than 1
     */
    public static byte[] permit(int messages) {
        if (messages < 1) {
            throw new IllegalArgumentException(
                    "a permit is for 1 message or more, not " + messages);
        }
        return utf8("{\"type\":\"permit\",\"permitMessages\":" + messages + "}");
    }

    /**
     * Asks whether the topic was terminated and is at its end. The reply is an {@link
     * EndOfTopicFrame}; the request costs no credit.
     *
     * @return the frame
     */
    public static byte[] isEndOfTopic() {
        return utf8("{\"type\":\"isEndOfTopic\"}");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A text, escaped for use between the quotes of a JSON string. */
    static String quoted(String messageId) {
        for (int i = 0; i < messageId.length(); i++) {
            char c = messageId.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                return new String(JsonStringEncoder.getInstance().quoteAsString(messageId));
            }
        }
        return messageId;
    }
}
