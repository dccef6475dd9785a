/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.protocol;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Encodes what the client sends beside acknowledgements ({@link AcknowledgementEncoder}): JSON text
 * in UTF-8, for one WebSocket text frame each (a binary frame is silently ignored by the server).
 */
public final class ClientFrame {

    private ClientFrame() {}

    /**
     * Asks for a message again; gives its credit back as an acknowledgement does.
     *
     * @param messageId the id of the message, as it came
     * @return the frame
     */
    public static byte[] negativeAcknowledge(String messageId) {
        return utf8(
                "{\"type\":\"negativeAcknowledge\",\"messageId\":\"" + quoted(messageId) + "\"}");
    }

    /**
     * Permits the server to send more messages; heeded only where the session was opened with
     * {@code pullMode}.
     *
     * @param messages how many, from 1: zero or less delivers one and spoils the server's count
     * @return the frame
     * @throws IllegalArgumentException where {@code messages} is less than 1
     */
    public static byte[] permit(int messages) {
        if (messages < 1) {
            throw new IllegalArgumentException(
                    "a permit is for 1 message or more, not " + messages);
        }
        return utf8("{\"type\":\"permit\",\"permitMessages\":" + messages + "}");
    }

    /**
     * Asks whether the topic was terminated and is at its end. The answer is an {@link
     * EndOfTopicFrame}; the question costs no credit.
     *
     * @return the frame
     */
    public static byte[] isEndOfTopic() {
        return utf8("{\"type\":\"isEndOfTopic\"}");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A text as it stands between the quotes of a JSON string. */
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
