/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The configuration for reading payloads. A number keeps every digit. Jackson's limits apply: 1,000
 * levels of nesting, 1,000 digits in a number, 10 digits in an exponent, 20 million characters in a
 * text; a payload that exceeds them counts as one that is not JSON.
 */
final class EventJson {

    static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    // Names come from outside: never intern them for the whole JVM, and never fail
                    // on names chosen to collide.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    // 8x8 sends UTF-8; guessing UTF-16 would contradict Event's text.
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build();

    /** Reads a whole payload: one JSON value and nothing after it. */
    private static final ObjectReader READER =
            JsonMapper.builder(FACTORY)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build()
                    .reader();

    private EventJson() {}

    static JsonParser parser(byte[] payload) throws IOException {
        return FACTORY.createParser(payload);
    }

    /** A whole payload as a tree, which is a missing node if the payload is empty. */
    static JsonNode tree(byte[] payload) throws IOException {
        try {
            return READER.readTree(payload);
        } catch (NumberFormatException e) {
            throw beyondNumbers();
        }
    }

    /**
     * A whole payload as text, to be written into other JSON.
     *
     * @throws UnreadableEventException if it is not exactly one JSON value
     */
    static String text(byte[] payload) {
        try (JsonParser parser = parser(payload)) {
            int values = 0;
            while (parser.nextToken() != null) {
                parser.finishToken(); // reports errors inside a text
                values += parser.getParsingContext().inRoot() ? 1 : 0;
            }
            if (values != 1) {
                throw new UnreadableEventException(
                        payload.length,
                        "JSON",
                        values == 0 ? "it is empty" : "there is more than one value");
            }
        } catch (IOException e) {
            throw unreadable(payload, "JSON", e);
        }
        return new String(payload, StandardCharsets.UTF_8);
    }

    /**
     * An exponent of more than ten digits, which Jackson accepts as a number and then cannot
     * convert. Without the cause, which quotes it.
     */
    static IOException beyondNumbers() {
        return new IOException("it contains a number that is out of range");
    }

    /** Describes the error without the values that Jackson's message would quote. */
    static UnreadableEventException unreadable(byte[] payload, String wanted, IOException e) {
        return new UnreadableEventException(payload.length, wanted, reason(e));
    }

    private static String reason(IOException e) {
        if (e instanceof InvalidDefinitionException definition) {
            return definition.getOriginalMessage(); // about the class, before any value is read
        }
        if (e instanceof JsonMappingException mapping) {
            String thrower = e.getCause() == null ? "" : " (" + e.getCause().getClass() + ")";
            return mapping.getPath().isEmpty()
                    ? "its content does not fit" + thrower
                    : "the value of " + path(mapping) + " does not fit" + thrower;
        }
        JsonLocation at = e instanceof JsonProcessingException json ? json.getLocation() : null;
        return at == null || at.getByteOffset() < 0
                ? "it is not JSON"
                : "it is not JSON at byte " + at.getByteOffset();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream().map(EventJson::step).collect(Collectors.joining("."));
    }

    private static String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null
                ? "[" + reference.getIndex() + "]"
                : reference.getFieldName();
    }
}
