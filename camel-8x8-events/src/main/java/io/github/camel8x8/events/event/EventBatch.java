/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import java.io.ByteArrayOutputStream;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The events of one batch, in the order of the topic: an immutable list, safe for use by several
 * threads.
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

    /** The number of events; no personal data. */
    @Override
    public String toString() {
        return "EventBatch[" + events.size() + " events]";
    }
}
