/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.management;

import io.github.camel8x8.events.internal.stream.EventStream;
import java.util.Arrays;
import java.util.List;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** Streams as a JMX table: a row for each stream, a column for each {@link StreamMetric}. */
public final class StreamTable {

    private static final TabularType TYPE = type();

    private StreamTable() {}

    public static TabularData of(List<EventStream> streams) {
        TabularDataSupport table = new TabularDataSupport(TYPE);
        for (EventStream stream : streams) {
            try {
                table.put(new CompositeDataSupport(TYPE.getRowType(), StreamMetric.of(stream)));
            } catch (OpenDataException e) {
                throw new IllegalStateException("each metric has the type it declares", e);
            }
        }
        return table;
    }

    private static TabularType type() {
        StreamMetric[] figures = StreamMetric.values();
        try {
            CompositeType row =
                    new CompositeType(
                            "stream",
                            "The stream of a topic",
                            names(figures),
                            Arrays.stream(figures)
                                    .map(StreamMetric::description)
                                    .toArray(String[]::new),
                            Arrays.stream(figures)
                                    .map(StreamMetric::type)
                                    .toArray(OpenType<?>[]::new));
            return new TabularType(
                    "streams",
                    "The streams of a consumer",
                    row,
                    names(new StreamMetric[] {StreamMetric.TOPIC}));
        } catch (OpenDataException e) {
            throw new IllegalStateException("the names are unique", e);
        }
    }

    private static String[] names(StreamMetric... figures) {
        return Arrays.stream(figures).map(StreamMetric::key).toArray(String[]::new);
    }
}
