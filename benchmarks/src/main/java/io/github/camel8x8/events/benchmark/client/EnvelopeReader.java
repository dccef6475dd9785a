/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The fastest straightforward way to read the three fields of a frame: Jackson's streaming parser
 * for the envelope and for the payload, {@link Base64} in between. All clients without their own
 * decoder use this one, so that they differ only in their connection.
 */
final class EnvelopeReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final EventSink sink;

    EnvelopeReader(EventSink sink) {
        this.sink = sink;
    }

    /** Passes the event to the sink; returns the message id. */
    String read(String frame) throws IOException {
        try (JsonParser parser = JSON.createParser(frame)) {
            return read(parser);
        }
    }

    /** Passes the event to the sink; returns the message id. */
    String read(byte[] frame, int length) throws IOException {
        try (JsonParser parser = JSON.createParser(frame, 0, length)) {
            return read(parser);
        }
    }

    /** Passes the event to the sink. */
    void readPayload(byte[] payload) throws IOException {
        try (JsonParser parser = JSON.createParser(payload)) {
            parser.nextToken();
            parser.nextToken(); // the family
            parser.nextToken();
            String type = null;
            String interaction = null;
            String callState = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "event" -> type = parser.getText();
                    case "interactionGUID" -> interaction = parser.getText();
                    case "callState" -> callState = parser.getText();
                    default -> parser.skipChildren();
                }
            }
            sink.event(type, interaction, callState);
        }
    }

    private String read(JsonParser parser) throws IOException {
        String messageId = null;
        String payload = null;
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "messageId" -> messageId = parser.getText();
                case "payload" -> payload = parser.getText();
                default -> parser.skipChildren();
            }
        }
        readPayload(Base64.getDecoder().decode(required(payload)));
        return required(messageId);
    }

    private static String required(@Nullable String field) {
        if (field == null) {
            throw new IllegalStateException("the frame is not a message");
        }
        return field;
    }
}
