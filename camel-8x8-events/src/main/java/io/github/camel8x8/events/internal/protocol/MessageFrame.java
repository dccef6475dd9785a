/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import io.github.camel8x8.events.internal.text.ForeignText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message of the topic; the Reader and the Consumer API send the same form.
 *
 * @param messageId the id, base64 as received; unique in its topic
 * @param payload the payload, base64 decoded; must not be changed
 * @param properties the message's properties in the order received
 * @param publishTime when it was published, as the server writes it; null if it does not send it
 * @param redeliveryCount how often this message was delivered before, from 0. Counts on Shared and
 *     Key_Shared only, and starts again after a reconnect (measured on Pulsar 4.0.8)
 * @param key the message's key, or null
 * @param eventTime the producer's time, ISO 8601, or null
 */
@SuppressWarnings("ArrayRecordComponent") // a copy per event would double the cost of an event
public record MessageFrame(
        String messageId,
        byte[] payload,
        Map<String, String> properties,
        @Nullable String publishTime,
        int redeliveryCount,
        @Nullable String key,
        @Nullable String eventTime)
        implements ServerFrame {

    /** Longer than every id of Pulsar; most have 12 characters. */
    private static final int MAX_ID_LENGTH = 1000;

    /**
     * Whether the text can be a message id. Other texts are rejected, since an id reaches headers,
     * log lines and the position store.
     */
    static boolean isPossibleId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return text.length() <= MAX_ID_LENGTH;
    }

    /**
     * {@return when it was published, by the server's clock, to the millisecond; null if the server
     * does not send it, or not in ISO 8601} Parses the text at each call: most routes never read
     * it.
     */
    public @Nullable Instant published() {
        return PublishTime.parse(publishTime);
    }

    /** {@return the id as it may be logged: printable, and cut if no Pulsar id is that long} */
    public String printableId() {
        return ForeignText.of(messageId);
    }

    /** The id and the size; never the payload, which contains personal data. */
    @Override
    public String toString() {
        return "MessageFrame[" + printableId() + ", " + payload.length + " bytes]";
    }
}
