/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.flow.AckSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replaces a session: records the frames that are sent, as short texts. */
public final class CapturedFrames implements AckSender {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code ack 3}, {@code nack 3}, {@code permit 10}, or {@code credit} for an empty id. */
    public final List<String> sent = new ArrayList<>();

    /** The message number {@code entry} in the topic's only ledger. */
    public static MessageFrame message(long entry) {
        return new MessageFrame(id(entry), new byte[0], Map.of(), null, 0, null, null);
    }

    public static String id(long entry) {
        return new MessageId(1, entry, -1, -1).toText();
    }

    /** The message id that a session requests in order to begin with this message. */
    public static String before(long entry) {
        return MessageId.parse(id(entry)).predecessor().toText();
    }

    public static long entry(String id) {
        return MessageId.parse(id).entryId();
    }

    private static String shown(String id) {
        try {
            return String.valueOf(entry(id));
        } catch (IllegalArgumentException e) {
            return id;
        }
    }

    @Override
    public void acknowledge(String messageId) {
        sent.add(messageId.isEmpty() ? "credit" : "ack " + shown(messageId));
    }

    @Override
    public void send(byte[] utf8) {
        try {
            JsonNode frame = JSON.readTree(utf8);
            String id = frame.path("messageId").asText();
            sent.add(
                    switch (frame.path("type").asText()) {
                        case "negativeAcknowledge" -> "nack " + shown(id);
                        case "permit" -> "permit " + frame.path("permitMessages").asInt();
                        default -> throw new IllegalArgumentException(frame.toString());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
