/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.timeline.CallRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets a message body that is an {@link Event} be used as whatever a route asks for: text, bytes, a
 * stream, a JSON tree, a map, or an object of the route's own class; and makes events of text and
 * bytes.
 *
 * <p>Everything that converts a body to {@code String} gets the whole payload, personal data with
 * it. That includes ${body} in a log message and the log component with its body shown.
 */
public final class EventConverters {

    private EventConverters() {}

    /** The payload, decoded as UTF-8; bytes that are not UTF-8 become U+FFFD. */
    public static String toString(Event event) {
        return new String(event.bytes(), StandardCharsets.UTF_8);
    }

    /** The payload itself, not a copy: not to be written to. */
    public static byte[] toByteArray(Event event) {
        return event.bytes();
    }

    /** A view of the payload that cannot be written to. */
    public static ByteBuffer toByteBuffer(Event event) {
        return ByteBuffer.wrap(event.bytes()).asReadOnlyBuffer();
    }

    /** Reads the payload; each conversion gives a new stream from the beginning. */
    public static InputStream toInputStream(Event event) {
        return new ByteArrayInputStream(event.bytes());
    }

    /** Reads the payload as UTF-8; each conversion gives a new reader from the beginning. */
    public static Reader toReader(Event event) {
        return new InputStreamReader(toInputStream(event), StandardCharsets.UTF_8);
    }

    /** The whole payload as a tree that the route may change. */
    public static JsonNode toJsonNode(Event event) {
        return event.json();
    }

    /** The whole payload as a map that the route may change. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> toMap(Event event) {
        return event.as(Map.class);
    }

    /** The columns of a call record, for a table or a CSV file; see {@link CallRecord#columns}. */
    public static Map<String, @Nullable Object> toMap(CallRecord callRecord) {
        return callRecord.columns();
    }

    /** Takes JSON text for an event, as for one read back from a queue or written in a test. */
    public static Event toEvent(String json) {
        return Event.of(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the array for an event's payload without a copy. */
    public static Event toEvent(byte[] json) {
        return Event.of(json);
    }

    /** Reads the stream to its end. */
    public static Event toEvent(InputStream json) throws IOException {
        return Event.of(json.readAllBytes());
    }

    /**
     * An object of the route's own class, as {@link Event#as} makes it. Leaves alone what cannot be
     * one: interfaces, abstract classes, arrays, enums, and the classes of Java and Camel, which
     * Camel's own parts ask for to see what a body is.
     */
    public static <T> @Nullable T toPojo(Class<T> type, Object value) {
        return value instanceof Event event && isPojo(type) ? event.as(type) : null;
    }

    private static boolean isPojo(Class<?> type) {
        String name = type.getName();
        return !Modifier.isAbstract(type.getModifiers())
                && !type.isArray()
                && !type.isPrimitive()
                && !type.isEnum()
                && !name.startsWith("java.")
                && !name.startsWith("javax.")
                && !name.startsWith("jakarta.")
                && !name.startsWith("org.apache.camel.");
    }
}
