/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.internal.management.StreamMetric;
import io.github.camel8x8.events.internal.stream.EventStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The dev console {@code 8x8events}: each started consumer of the context with its streams,
 * including consumers that {@code master:} or {@code pollEnrich} have started. Shows no key.
 */
@DevConsole(
        name = EventsComponent.SCHEME,
        displayName = "8x8 Events",
        description = EventsDevConsole.DESCRIPTION)
public final class EventsDevConsole extends AbstractDevConsole {

    static final String DESCRIPTION = "Streams of 8x8 Contact Center events";

    /** Creates the console. */
    public EventsDevConsole() {
        super("camel", EventsComponent.SCHEME, "8x8 Events", DESCRIPTION);
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (EventsConsumer consumer : consumers()) {
            text.append("\n    Route Id: ").append(routeIdOf(consumer));
            text.append("\n    From: ").append(consumer.getEndpoint().getEndpointUri());
            for (EventStream stream : consumer.streams()) {
                Map<String, @Nullable Object> figures = StreamMetric.of(stream);
                for (StreamMetric figure : StreamMetric.values()) {
                    Object value = figures.get(figure.key());
                    if (value != null) {
                        text.append("\n        ").append(figure.label()).append(": ").append(value);
                    }
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray consumers = new JsonArray();
        for (EventsConsumer consumer : consumers()) {
            JsonArray streams = new JsonArray();
            for (EventStream stream : consumer.streams()) {
                JsonObject json = new JsonObject();
                StreamMetric.of(stream)
                        .forEach(
                                (key, value) -> {
                                    if (value != null) {
                                        json.put(key, value);
                                    }
                                });
                streams.add(json);
            }
            JsonObject json = new JsonObject();
            json.put("routeId", routeIdOf(consumer));
            json.put("uri", consumer.getEndpoint().getEndpointUri());
            json.put("streams", streams);
            consumers.add(json);
        }
        JsonObject root = new JsonObject();
        root.put("consumers", consumers);
        return root;
    }

    /** The consumers of every component of this type, under any name in the context. */
    private List<EventsConsumer> consumers() {
        return getCamelContext().getComponentNames().stream()
                .map(name -> getCamelContext().hasComponent(name))
                .filter(EventsComponent.class::isInstance)
                .flatMap(component -> ((EventsComponent) component).consumers().stream())
                .sorted(Comparator.comparing(EventsDevConsole::routeIdOf))
                .toList();
    }

    /** A consumer that is not the input of a route has no route id. */
    private static String routeIdOf(EventsConsumer consumer) {
        return Objects.requireNonNullElse(consumer.getRouteId(), "none");
    }
}
