/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data that 8x8 and the customer's scripts have attached to an interaction (8x8, Field
 * Reference, {@code attachedData}): keys with values, in the order of the payload. A key may occur
 * more than once. Contains personal data such as phone numbers and names, so its text form shows
 * only keys.
 *
 * @param entries in the order of the payload
 */
public record AttachedData(List<Entry> entries) {

    private static final AttachedData EMPTY = new AttachedData(List.of());

    /**
     * One key with its value.
     *
     * @param key as received, for example {@code phoneNum} or {@code @pri}
     * @param value a text as received, a number with every digit, an object or array as JSON; null
     *     if there is none
     */
    public record Entry(String key, @Nullable String value) {

        /** The key alone: values are personal data. */
        @Override
        public String toString() {
            return key;
        }
    }

    /**
     * Keeps a copy of the list.
     *
     * @param entries in the order of the payload
     */
    public AttachedData {
        entries = List.copyOf(entries);
    }

    static AttachedData of(JsonNode attachedData) {
        JsonNode data = attachedData.path("attachedDatum");
        List<Entry> entries = new ArrayList<>();
        // A single entry may have no array around it, as in JSON that is made from XML.
        for (JsonNode datum : data.isObject() ? List.of(data) : data) {
            String key = EventFields.text(datum.path("attachedDataKey"));
            if (key != null) {
                entries.add(new Entry(key, value(datum.path("attachedDataValue"))));
            }
        }
        return entries.isEmpty() ? EMPTY : new AttachedData(entries);
    }

    private static @Nullable String value(JsonNode value) {
        return value.isContainerNode() ? value.toString() : EventFields.text(value);
    }

    /**
     * {@return the value of the first entry with this key; null if there is none}
     *
     * @param key the name of the entry
     */
    public @Nullable String first(String key) {
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                return entry.value();
            }
        }
        return null;
    }

    /**
     * {@return the values of all entries with this key, in order; entries without a value are
     * omitted}
     *
     * @param key the name of the entry
     */
    public List<String> all(String key) {
        List<String> values = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.key().equals(key) && entry.value() != null) {
                values.add(entry.value());
            }
        }
        return List.copyOf(values);
    }

    /** {@return whether there is no attached data} */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The keys alone: values are personal data. */
    @Override
    public String toString() {
        return "AttachedData" + entries;
    }
}
