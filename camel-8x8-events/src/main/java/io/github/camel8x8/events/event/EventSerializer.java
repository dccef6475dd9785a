/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as its original JSON, with any mapper and any generator. Copies tokens rather
 * than raw text: then a payload that is not JSON fails here, not when the output is read, and
 * generators without raw text work too.
 */
final class EventSerializer extends JsonSerializer<Event> {

    @Override
    public void serialize(Event event, JsonGenerator generator, SerializerProvider serializers)
            throws IOException {
        try (JsonParser parser = EventJson.parser(event.bytes())) {
            JsonToken token = next(parser, event);
            if (token == null) {
                throw new UnreadableEventException(event.size(), "JSON", "it is empty");
            }
            copy(token, parser, generator);
            while (!parser.getParsingContext().inRoot()) {
                copy(next(parser, event), parser, generator);
            }
            if (next(parser, event) != null) {
                throw new UnreadableEventException(
                        event.size(), "JSON", "there is more than one value");
            }
        } catch (NumberFormatException e) {
            throw EventJson.unreadable(event.bytes(), "JSON", EventJson.beyondNumbers());
        }
    }

    private static @Nullable JsonToken next(JsonParser parser, Event event) {
        try {
            JsonToken token = parser.nextToken();
            parser.finishToken(); // reports errors inside a text here, not while copying
            return token;
        } catch (IOException e) {
            throw EventJson.unreadable(event.bytes(), "JSON", e);
        }
    }

    private static void copy(@Nullable JsonToken token, JsonParser parser, JsonGenerator generator)
            throws IOException {
        // A TokenBuffer would convert the text of a number to a double.
        if (token != null && token.isNumeric() && !(generator instanceof TokenBuffer)) {
            generator.writeNumber(parser.getText());
        } else {
            generator.copyCurrentEventExact(parser);
        }
    }
}
