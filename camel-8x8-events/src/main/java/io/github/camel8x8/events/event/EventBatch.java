/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The events of one batch, in the order of the topic: an immutable list, safe for use by several
 * threads.
 *
 * <p>The methods that return arrays are for SQL: one statement with an array for each column
 * inserts a batch much faster than one statement for each event. All arrays have the size and the
 * order of the batch. Each call returns a new array.
 *
 * <p>The events contain personal data; {@link #toString} shows none of it.
 */
public final class EventBatch extends AbstractList<Event> implements RandomAccess {

    private final List<Event> events;

    private EventBatch(List<Event> events) {
        this.events = events;
    }

    /**
     * Creates a batch.
     *
     * @param events the events, in order; copied
     * @return the batch
     */
    public static EventBatch of(List<Event> events) {
        return new EventBatch(List.copyOf(events));
    }

    @Override
    public Event get(int index) {
        return events.get(index);
    }

    @Override
    public int size() {
        return events.size();
    }

    /**
     * {@return the payloads as received, as the elements of one JSON array} The result is JSON if
     * each payload is.
     */
    public byte[] json() {
        int size = 2 + events.size();
        for (Event event : events) {
            size += event.size();
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream(size);
        json.write('[');
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            json.writeBytes(events.get(i).bytes());
        }
        json.write(']');
        return json.toByteArray();
    }

    /**
     * {@return the events in rounds: the first event of each interaction, then the second one of
     * each, and so on} Each event is in one round. No round has two events of one interaction, so a
     * target may process the events of a round in any order, or reject some of them. If the next
     * round begins when the target has all events of the one before, the events of an interaction
     * are in order.
     *
     * <p>Without an interaction, the agent is the key, as for {@code concurrentConsumers}. Events
     * without both are in the first round. An empty batch has no rounds. Each call returns a new
     * list.
     */
    public List<EventBatch> getRounds() {
        List<List<Event>> rounds = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Event event : events) {
            String key = key(event);
            int round = key == null ? 0 : counts.merge(key, 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(event);
        }
        return rounds.stream().map(EventBatch::of).toList();
    }

    private static @Nullable String key(Event event) {
        String interaction = event.getInteractionGuid();
        return interaction == null ? event.getAgentId() : interaction;
    }

    /** {@return the message id of each event; null for one that was not received from a topic} */
    public @Nullable String[] getMessageIds() {
        return column(Event::getMessageId);
    }

    /** {@return the type of each event, such as {@code InteractionCreated}; null if it has none} */
    public @Nullable String[] getTypes() {
        return column(Event::getType);
    }

    /**
     * {@return the payload of each event, exactly as received and decoded as UTF-8; bytes that are
     * not UTF-8 become U+FFFD}
     */
    public String[] getPayloads() {
        String[] payloads = new String[events.size()];
        for (int i = 0; i < payloads.length; i++) {
            payloads[i] = new String(events.get(i).bytes(), UTF_8);
        }
        return payloads;
    }

    /**
     * {@return a field of each event, by 8x8's name for it, as {@link Event#text}; null for an
     * event that does not have it} Parses the payload of each event.
     *
     * @param name the name of the field, as 8x8 writes it, such as {@code interactionGUID}
     */
    public @Nullable String[] texts(String name) {
        return column(event -> event.text(name));
    }

    private @Nullable String[] column(Function<Event, @Nullable String> value) {
        @Nullable String[] column = new String[events.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(events.get(i));
        }
        return column;
    }

    /** The number of events; no personal data. */
    @Override
    public String toString() {
        return "EventBatch[" + events.size() + " events]";
    }
}
