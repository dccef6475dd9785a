/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.camel8x8.events.callrecord.CallRecord;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.EventBatch;
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
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;

/**
 * Converts a message body that is an {@link Event} to the type that a route requests: text, bytes,
 * a stream, a JSON tree, a map, or an object of a class of the application. Also converts text and
 * bytes to events, and a batch of events to a JSON array.
 *
 * <p>Any conversion of a body to {@code String} returns the whole payload, including personal data.
 * This applies to ${body} in a log message, and to the log component if it shows the body.
 */
@Converter(generateLoader = true)
public final class EventConverters {

    private static final ObjectWriter RECORDS = new ObjectMapper().writerFor(CallRecord.class);

    private EventConverters() {}

    /**
     * {@return the payload, decoded as UTF-8; bytes that are not UTF-8 become U+FFFD}
     *
     * @param event the event
     */
    @Converter
    public static String toString(Event event) {
        return new String(event.bytes(), UTF_8);
    }

    /**
     * {@return the payload itself, which must not be modified; a copy if the Exchange requests a
     * charset other than UTF-8}
     *
     * @param event the event
     * @param exchange the source of {@code CamelCharsetName}, a header or a property; may be null
     */
    @Converter
    public static byte[] toByteArray(Event event, @Nullable Exchange exchange) {
        Charset charset = charset(exchange);
        return charset.equals(UTF_8) ? event.bytes() : toString(event).getBytes(charset);
    }

    /**
     * {@return a read-only view of the payload}
     *
     * @param event the event
     * @param exchange the source of the charset; may be null
     */
    @Converter
    public static ByteBuffer toByteBuffer(Event event, @Nullable Exchange exchange) {
        return ByteBuffer.wrap(toByteArray(event, exchange)).asReadOnlyBuffer();
    }

    /**
     * {@return a stream of the payload; each conversion makes a new one}
     *
     * @param event the event
     * @param exchange the source of the charset; may be null
     */
    @Converter
    public static InputStream toInputStream(Event event, @Nullable Exchange exchange) {
        return new ByteArrayInputStream(toByteArray(event, exchange));
    }

    /**
     * {@return a reader of the payload as UTF-8; each conversion makes a new one}
     *
     * @param event the event
     */
    @Converter
    public static Reader toReader(Event event) {
        return new InputStreamReader(toInputStream(event, null), UTF_8);
    }

    /**
     * {@return the whole payload as a tree that the route may change}
     *
     * @param event the event
     */
    @Converter
    public static JsonNode toJsonNode(Event event) {
        return event.json();
    }

    /**
     * {@return the whole payload as a map that the route may change}
     *
     * @param event the event
     */
    @Converter
    @SuppressWarnings("unchecked")
    public static Map<String, Object> toMap(Event event) {
        return event.as(Map.class);
    }

    /**
     * {@return the events of a batch as a JSON array}
     *
     * @param batch the batch
     */
    @Converter
    public static String toString(EventBatch batch) {
        return new String(batch.json(), UTF_8);
    }

    /**
     * {@return the events of a batch as a JSON array, in UTF-8 or the charset of the Exchange}
     *
     * @param batch the batch
     * @param exchange the source of the charset; may be null
     */
    @Converter
    public static byte[] toByteArray(EventBatch batch, @Nullable Exchange exchange) {
        Charset charset = charset(exchange);
        return charset.equals(UTF_8) ? batch.json() : toString(batch).getBytes(charset);
    }

    /**
     * {@return a stream of the events of a batch as a JSON array, in UTF-8 or the charset of the
     * Exchange}
     *
     * @param batch the batch
     * @param exchange the source of the charset; may be null
     */
    @Converter
    public static InputStream toInputStream(EventBatch batch, @Nullable Exchange exchange) {
        return new ByteArrayInputStream(toByteArray(batch, exchange));
    }

    /**
     * Rejects a batch where a single event is needed, as for the CloudEvents data types.
     *
     * @param batch the batch
     * @return never
     * @throws IllegalArgumentException always
     */
    @Converter
    @SuppressWarnings("DoNotCallSuggester") // Camel calls it
    public static Event toEvent(EventBatch batch) {
        throw new IllegalArgumentException(
                "The body is a batch of "
                        + batch.size()
                        + " events, and this step needs one event: split the batch first, with"
                        + " split(body())");
    }

    /**
     * {@return a call record as JSON}
     *
     * @param callRecord the call record
     * @throws JsonProcessingException never
     */
    @Converter
    public static String toString(CallRecord callRecord) throws JsonProcessingException {
        return RECORDS.writeValueAsString(callRecord);
    }

    /**
     * {@return a call record as JSON, in UTF-8 or the charset of the Exchange}
     *
     * @param callRecord the call record
     * @param exchange the source of the charset; may be null
     * @throws JsonProcessingException never
     */
    @Converter
    public static byte[] toByteArray(CallRecord callRecord, @Nullable Exchange exchange)
            throws JsonProcessingException {
        return toString(callRecord).getBytes(charset(exchange));
    }

    /**
     * {@return a stream of a call record as JSON, in UTF-8 or the charset of the Exchange}
     *
     * @param callRecord the call record
     * @param exchange the source of the charset; may be null
     * @throws JsonProcessingException never
     */
    @Converter
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
    @Converter
    public static Map<String, @Nullable Object> toMap(CallRecord callRecord) {
        return callRecord.columns();
    }

    /**
     * Makes an event from JSON text, for example text read back from a queue or written in a test.
     *
     * @param json the JSON, in UTF-8
     * @return the event
     */
    @Converter
    public static Event toEvent(String json) {
        return Event.of(json.getBytes(UTF_8));
    }

    /**
     * Makes an event from its payload, without a copy if it is UTF-8.
     *
     * @param json the JSON, in UTF-8 or the charset of the Exchange
     * @param exchange the source of the charset; may be null
     * @return the event
     */
    @Converter
    public static Event toEvent(byte[] json, @Nullable Exchange exchange) {
        Charset charset = charset(exchange);
        return charset.equals(UTF_8) ? Event.of(json) : toEvent(new String(json, charset));
    }

    /**
     * Reads the stream to its end.
     *
     * @param json the JSON, in UTF-8 or the charset of the Exchange
     * @param exchange the source of the charset; may be null
     * @return the event
     * @throws IOException if the stream cannot be read
     */
    @Converter
    public static Event toEvent(InputStream json, @Nullable Exchange exchange) throws IOException {
        return toEvent(json.readAllBytes(), exchange);
    }

    /**
     * Converts an event to a class of the application with {@link Event#as}. Does not apply to
     * interfaces, abstract classes, arrays, enums, and the classes of Java and Camel, which Camel
     * itself requests to inspect a body. For {@link Serializable} the result is the text.
     *
     * @param <T> the class
     * @param type the class
     * @param value the event
     * @param registry not used; Camel passes it to each fallback converter
     * @return the object; null if the conversion does not apply
     */
    @Converter(fallback = true)
    public static <T> @Nullable T toPojo(
            Class<T> type, Object value, TypeConverterRegistry registry) {
        if (type == Serializable.class) {
            // A persistent aggregation repository requests and stores this type. A separate
            // converter would also apply to each class that is serializable.
            return type.cast(text(value));
        }
        return value instanceof Event event && isPojo(type) ? event.as(type) : null;
    }

    private static @Nullable String text(Object value) {
        if (value instanceof EventBatch batch) {
            return toString(batch);
        }
        return value instanceof Event event ? toString(event) : null;
    }

    /** UTF-8 unless the Exchange requests another, as {@code convertBodyTo} with a charset does. */
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
