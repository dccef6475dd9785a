/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.camel8x8.events.callrecord.CallRecord;
import io.github.camel8x8.events.event.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
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

    private static final ObjectWriter RECORDS = new ObjectMapper().writerFor(CallRecord.class);

    private EventConverters() {}

    /**
     * {@return the payload, decoded as UTF-8; bytes that are not UTF-8 become U+FFFD}
     *
     * @param event the event
     */
    public static String toString(Event event) {
        return new String(event.bytes(), UTF_8);
    }

    /**
     * {@return the payload itself, not a copy: not to be written to; a copy if the Exchange asks
     * for another charset than UTF-8}
     *
     * @param event the event
     * @param exchange its {@code CamelCharsetName}, a header or a property, counts; may be null
     */
    public static byte[] toByteArray(Event event, @Nullable Exchange exchange) {
        Charset charset = charset(exchange);
        return charset.equals(UTF_8) ? event.bytes() : toString(event).getBytes(charset);
    }

    /**
     * {@return a view of the payload that cannot be written to}
     *
     * @param event the event
     * @param exchange its charset counts; may be null
     */
    public static ByteBuffer toByteBuffer(Event event, @Nullable Exchange exchange) {
        return ByteBuffer.wrap(toByteArray(event, exchange)).asReadOnlyBuffer();
    }

    /**
     * {@return a stream of the payload; each conversion makes a new one}
     *
     * @param event the event
     * @param exchange its charset counts; may be null
     */
    public static InputStream toInputStream(Event event, @Nullable Exchange exchange) {
        return new ByteArrayInputStream(toByteArray(event, exchange));
    }

    /**
     * {@return a reader of the payload as UTF-8; each conversion makes a new one}
     *
     * @param event the event
     */
    public static Reader toReader(Event event) {
        return new InputStreamReader(toInputStream(event, null), UTF_8);
    }

    /**
     * {@return the whole payload as a tree that the route may change}
     *
     * @param event the event
     */
    public static JsonNode toJsonNode(Event event) {
        return event.json();
    }

    /**
     * {@return the whole payload as a map that the route may change}
     *
     * @param event the event
     */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> toMap(Event event) {
        return event.as(Map.class);
    }

    /**
     * {@return a call record as JSON}
     *
     * @param callRecord the call record
     * @throws JsonProcessingException never
     */
    public static String toString(CallRecord callRecord) throws JsonProcessingException {
        return RECORDS.writeValueAsString(callRecord);
    }

    /**
     * {@return a call record as JSON, in UTF-8 or the charset of the Exchange}
     *
     * @param callRecord the call record
     * @param exchange its charset counts; may be null
     * @throws JsonProcessingException never
     */
    public static byte[] toByteArray(CallRecord callRecord, @Nullable Exchange exchange)
            throws JsonProcessingException {
        return toString(callRecord).getBytes(charset(exchange));
    }

    /**
     * {@return a stream of a call record as JSON, in UTF-8 or the charset of the Exchange}
     *
     * @param callRecord the call record
     * @param exchange its charset counts; may be null
     * @throws JsonProcessingException never
     */
    public static InputStream toInputStream(CallRecord callRecord, @Nullable Exchange exchange)
            throws JsonProcessingException {
        return new ByteArrayInputStream(toByteArray(callRecord, exchange));
    }

    /**
     * {@return the columns of a call record, for a table or a CSV file; see {@link
     * CallRecord#columns}}
     *
     * @param callRecord the call record
     */
    public static Map<String, @Nullable Object> toMap(CallRecord callRecord) {
        return callRecord.columns();
    }

    /**
     * Takes JSON text for an event, as for one read back from a queue or written in a test.
     *
     * @param json the JSON, in UTF-8
     * @return the event
     */
    public static Event toEvent(String json) {
        return Event.of(json.getBytes(UTF_8));
    }

    /**
     * Takes the array for an event's payload, without a copy if it is UTF-8.
     *
     * @param json the JSON, in UTF-8 or the charset of the Exchange
     * @param exchange its charset counts; may be null
     * @return the event
     */
    public static Event toEvent(byte[] json, @Nullable Exchange exchange) {
        Charset charset = charset(exchange);
        return charset.equals(UTF_8) ? Event.of(json) : toEvent(new String(json, charset));
    }

    /**
     * Reads the stream to its end.
     *
     * @param json the JSON, in UTF-8 or the charset of the Exchange
     * @param exchange its charset counts; may be null
     * @return the event
     * @throws IOException if the stream cannot be read
     */
    public static Event toEvent(InputStream json, @Nullable Exchange exchange) throws IOException {
        return toEvent(json.readAllBytes(), exchange);
    }

    /**
     * An object of the route's own class, as {@link Event#as} makes it. Leaves alone what cannot be
     * one: interfaces, abstract classes, arrays, enums, and the classes of Java and Camel, which
     * Camel's own parts ask for to see what a body is. For {@link Serializable} it is the text.
     *
     * @param <T> the class
     * @param type the class
     * @param value the event
     * @return the object; null if the conversion does not apply
     */
    public static <T> @Nullable T toPojo(Class<T> type, Object value) {
        if (type == Serializable.class && value instanceof Event event) {
            // What a persistent aggregation repository asks for and stores. As a converter of its
            // own it would also apply to each class that is serializable.
            return type.cast(toString(event));
        }
        return value instanceof Event event && isPojo(type) ? event.as(type) : null;
    }

    /** UTF-8 unless the Exchange asks for another, as {@code convertBodyTo} with a charset does. */
    private static Charset charset(@Nullable Exchange exchange) {
        String name = exchange == null ? null : ExchangeHelper.getCharsetName(exchange, false);
        return name == null ? UTF_8 : Charset.forName(name);
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
