/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.redaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.UnreadableEventException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Removes personal data from events. Replaces the value of each listed field, and of each attached
 * datum except those to keep. All other fields are unchanged and keep their order; numbers keep
 * every digit.
 *
 * <p>A value that is an object or an array is redacted in all its parts. A value that is null stays
 * null. If a {@link Replacement} removes a value, its field is removed too; an attached datum keeps
 * its key.
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class Redaction {

    /**
     * The fields of 8x8's Field Reference and samples that contain telephone numbers, names,
     * addresses or notes, and names that such fields would have.
     */
    public static final List<String> DEFAULT_FIELDS =
            List.of(
                    "*phone*",
                    "inboundChannelid",
                    "*callingName*",
                    "*callerName*",
                    "*customerName*",
                    "*firstName*",
                    "*lastName*",
                    "*displayName*",
                    "*email*",
                    "*address*",
                    "*note",
                    "*notes",
                    "*comment*");

    /**
     * The attached data that describe the service and not a person, according to 8x8's samples. Any
     * other data may come from a tenant's scripts and contain anything.
     */
    public static final List<String> DEFAULT_KEPT_ATTACHED_DATA =
            List.of(
                    "@pri",
                    "channelName",
                    "priority",
                    "que",
                    "queueDirection",
                    "tenantName",
                    "tenantSkillName");

    private static final String KEY = "attachedDataKey";
    private static final String VALUE = "attachedDataValue";

    /** A text that is not valid Unicode can only be written escaped. */
    private static final ObjectWriter WRITER = new JsonMapper().writer();

    private static final ObjectWriter ESCAPING_WRITER =
            WRITER.with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private static final JsonFactory STRICT =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build();

    private final FieldNames fields;
    private final List<JsonPointer> pointers;
    private final FieldNames keptAttachedData;
    private final Replacement replacement;

    /**
     * Creates a redaction.
     *
     * @param fields names of fields at any depth, in any case, with {@code *} and {@code ?}; or, if
     *     it begins with a slash, a JSON pointer into the whole payload (RFC 6901), as in {@code
     *     /Interaction/agentPhone}
     * @param keptAttachedData names of attached data to keep, in the same form as those of fields;
     *     all others are redacted
     * @param replacement the text that replaces a value
     * @throws IllegalArgumentException if a JSON pointer is not valid
     */
    public Redaction(
            Collection<String> fields,
            Collection<String> keptAttachedData,
            Replacement replacement) {
        this.fields = FieldNames.of(fields.stream().filter(name -> !isPointer(name)).toList());
        this.pointers =
                fields.stream().filter(Redaction::isPointer).map(JsonPointer::compile).toList();
        this.keptAttachedData = FieldNames.of(keptAttachedData);
        this.replacement = replacement;
    }

    private static boolean isPointer(String field) {
        return field.startsWith("/");
    }

    /**
     * {@return the event without the personal data; the same one if it contains none}
     *
     * @param event the event
     * @throws UnreadableEventException if the payload is not JSON: its content is unknown
     */
    public Event of(Event event) {
        JsonNode before = event.json();
        JsonNode payload = before.deepCopy();
        redactPointers(payload);
        redact(payload);
        return payload.equals(before) && !repeatsNames(event)
                ? event
                : Event.of(bytes(payload), event.getMessageId());
    }

    /** If a name is repeated, the tree has the last value; the payload contains the others too. */
    private static boolean repeatsNames(Event event) {
        try (JsonParser parser = STRICT.createParser(event.bytes())) {
            while (parser.nextToken() != null) {
                // a repeated name is an error
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void redactPointers(JsonNode payload) {
        for (JsonPointer pointer : pointers) {
            JsonNode parent = payload.at(pointer.head());
            JsonPointer last = pointer.last();
            if (parent instanceof ObjectNode object) {
                replace(object, last.getMatchingProperty());
            } else if (parent instanceof ArrayNode array && array.has(last.getMatchingIndex())) {
                replace(array, last.getMatchingIndex());
            }
        }
    }

    private void redact(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : names(object)) {
                if (isPersonal(object, name)) {
                    replace(object, name);
                } else {
                    redact(object.path(name));
                }
            }
        } else if (node instanceof ArrayNode) {
            node.forEach(this::redact);
        }
    }

    private boolean isPersonal(ObjectNode object, String name) {
        return name.equals(VALUE)
                ? !keptAttachedData.include(object.path(KEY).asText())
                : fields.include(name);
    }

    private void replace(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return;
        }
        if (value.isContainerNode()) {
            replaceAll(value);
            return;
        }
        String text = replacement.of(value.asText());
        if (text == null) {
            object.remove(name);
        } else {
            object.put(name, text);
        }
    }

    private void replace(ArrayNode array, int index) {
        JsonNode value = array.get(index);
        if (value.isContainerNode()) {
            replaceAll(value);
        } else if (!value.isNull()) {
            // A removed member becomes null, or the indexes of the others would change.
            @Nullable String text = replacement.of(value.asText());
            array.set(index, text == null ? array.nullNode() : array.textNode(text));
        }
    }

    private void replaceAll(JsonNode container) {
        if (container instanceof ObjectNode object) {
            names(object).forEach(name -> replace(object, name));
        } else if (container instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                replace(array, i);
            }
        }
    }

    private static Set<String> names(ObjectNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static byte[] bytes(JsonNode payload) {
        try {
            return WRITER.writeValueAsBytes(payload);
        } catch (JsonProcessingException e) {
            return escaped(payload);
        }
    }

    private static byte[] escaped(JsonNode payload) {
        try {
            return ESCAPING_WRITER.writeValueAsBytes(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree that was read can be written", e);
        }
    }
}
