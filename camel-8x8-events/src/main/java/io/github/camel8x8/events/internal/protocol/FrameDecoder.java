/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a frame from its bytes in one streaming pass. Unknown fields are skipped; if a field is
 * repeated, the last one counts. A frame with an id and a payload is a message, whatever its other
 * fields.
 *
 * <p>Not safe for use by several threads at once: one decoder belongs to one connection and keeps
 * its scratch buffer.
 */
public final class FrameDecoder {

    private static final JsonFactory JSON =
            new JsonFactoryBuilder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    // A long number in another field must not cost an event.
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .build())
                    // Names of properties come from outside: never intern them for the whole JVM,
                    // and never fail on names chosen to collide.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    // A text frame is UTF-8 (RFC 6455, 5.6); never guess at UTF-16 or UTF-32.
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build();

    private final FastMessageReader plain = new FastMessageReader();
    private final PayloadText base64 = new PayloadText();

    /**
     * Decodes one frame. The buffer is not kept.
     *
     * @param buffer contains the frame: JSON in valid UTF-8
     * @param offset where it begins
     * @param length its size in bytes
     * @return the frame
     * @throws MalformedFrameException if it is not one JSON object, or neither a control frame nor
     *     a message with an id and a base64 payload
     */
    public ServerFrame decode(byte[] buffer, int offset, int length)
            throws MalformedFrameException {
        MessageFrame message = plain.read(buffer, offset, length);
        return message != null ? message : decodeAny(buffer, offset, length, new Fields());
    }

    /**
     * Reads the id of a frame that is not valid UTF-8.
     *
     * @param buffer contains the frame
     * @param offset where it begins
     * @param length its size in bytes
     * @return the problem of the frame, with the frame's id if that can be read
     */
    public MalformedFrameException notUtf8(byte[] buffer, int offset, int length) {
        Fields fields = new Fields();
        try {
            decodeAny(buffer, offset, length, fields);
        } catch (MalformedFrameException e) {
            // expected: only the fields that were read before matter
        }
        return malformed("it is not valid UTF-8", length, -1, fields);
    }

    private ServerFrame decodeAny(byte[] buffer, int offset, int length, Fields fields)
            throws MalformedFrameException {
        try (JsonParser parser = JSON.createParser(buffer, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("it is not a JSON object", length, 0, fields);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                read(parser, fields);
            }
            if (parser.nextToken() != null) {
                throw malformed(
                        "there is more than one JSON object", length, byteOf(parser), fields);
            }
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
            throw malformed("it is not JSON", length, at, fields);
        } catch (IOException e) {
            throw new IllegalStateException("a byte array is read without input or output", e);
        }
        return frame(fields, length);
    }

    private void read(JsonParser parser, Fields fields) throws IOException {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
            case "messageId" -> fields.messageId = text(parser, value);
            case "payload" -> fields.payload = payload(parser, value, fields);
            case "properties" -> fields.properties = properties(parser, value);
            case "publishTime" -> fields.publishTime = text(parser, value);
            case "redeliveryCount" -> fields.redeliveryCount = count(parser, value);
            case "key" -> fields.key = text(parser, value);
            case "eventTime" -> fields.eventTime = text(parser, value);
            case "type" -> fields.type = text(parser, value);
            case "endOfTopic" -> fields.endOfTopic = value == JsonToken.VALUE_TRUE;
            default -> {
                // fields that Pulsar or 8x8 may add
            }
        }
        parser.skipChildren();
    }

    /** Continues if it is not base64: the id may follow it. */
    private byte @Nullable [] payload(JsonParser parser, JsonToken value, Fields fields)
            throws IOException {
        fields.notBase64At = -1;
        if (value != JsonToken.VALUE_STRING) {
            return null;
        }
        parser.getText(base64);
        try {
            return base64.decode();
        } catch (IllegalArgumentException e) {
            fields.notBase64At = byteOf(parser);
            return null;
        }
    }

    private static Map<String, String> properties(JsonParser parser, JsonToken value)
            throws IOException {
        if (value != JsonToken.START_OBJECT) {
            return Map.of();
        }
        Map<String, String> properties = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String text = text(parser, parser.nextToken());
            parser.skipChildren();
            if (text != null) {
                properties = properties == null ? new LinkedHashMap<>() : properties;
                properties.put(name, text);
            }
        }
        return properties == null ? Map.of() : properties;
    }

    private static @Nullable String text(JsonParser parser, JsonToken value) throws IOException {
        return value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getText() : null;
    }

    /** A number out of range is clamped: a count must not cost an event. */
    private static int count(JsonParser parser, JsonToken value) throws IOException {
        return value.isNumeric() ? (int) parser.getDoubleValue() : 0;
    }

    private static ServerFrame frame(Fields fields, int length) throws MalformedFrameException {
        if (fields.messageId != null && !MessageFrame.isPossibleId(fields.messageId)) {
            throw malformed("its messageId cannot be one of Pulsar", length, -1, fields);
        }
        if (fields.messageId != null && fields.payload != null) {
            return message(fields, fields.messageId, fields.payload);
        }
        if (fields.endOfTopic != null) {
            return new EndOfTopicFrame(fields.endOfTopic);
        }
        if (fields.type != null) {
            return new ControlFrame(fields.type);
        }
        if (fields.notBase64At >= 0) {
            throw malformed("its payload is not base64", length, fields.notBase64At, fields);
        }
        throw malformed(
                fields.messageId == null ? "it has no messageId" : "it has no payload",
                length,
                -1,
                fields);
    }

    private static MessageFrame message(Fields fields, String messageId, byte[] payload) {
        return new MessageFrame(
                messageId,
                payload,
                fields.properties,
                fields.publishTime,
                fields.redeliveryCount,
                fields.key,
                fields.eventTime);
    }

    private static long byteOf(JsonParser parser) {
        return parser.currentTokenLocation().getByteOffset();
    }

    private static MalformedFrameException malformed(
            String reason, int length, long position, Fields fields) {
        return new MalformedFrameException(reason, length, position, idOf(fields));
    }

    /** Only a real id: the server ends a session that acknowledges anything else. */
    private static @Nullable String idOf(Fields fields) {
        String id = fields.messageId;
        return id != null && MessageId.isId(id) ? id : null;
    }

    /** The fields that have been read so far. */
    private static final class Fields {
        @Nullable String messageId;
        byte @Nullable [] payload;
        Map<String, String> properties = Map.of();
        @Nullable String publishTime;
        int redeliveryCount;
        @Nullable String key;
        @Nullable String eventTime;
        @Nullable String type;
        @Nullable Boolean endOfTopic;
        long notBase64At = -1;
    }
}
