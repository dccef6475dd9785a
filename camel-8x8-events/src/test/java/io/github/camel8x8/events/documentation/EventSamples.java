/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.traffic.ContactCentre;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Samples of events by type: those that 8x8 publishes, and those of the simulated contact center.
 */
final class EventSamples {

    private static final Path PUBLISHED = Path.of("src/test/resources/samples");

    /** Enough for each type that the contact center sends. */
    private static final int SIMULATED_EVENTS = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<Event>> published = new TreeMap<>();
    private final Map<String, Event> simulated = new TreeMap<>();

    EventSamples() {
        try (Stream<Path> files = Files.list(PUBLISHED)) {
            for (Path file : files.sorted().toList()) {
                Event event = Event.of(Files.readAllBytes(file));
                published.computeIfAbsent(event.getType(), type -> new ArrayList<>()).add(event);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ContactCentre centre =
                new ContactCentre(8, "tenant01", Instant.parse("2026-11-27T09:00:00Z"), 1);
        for (int i = 0; i < SIMULATED_EVENTS; i++) {
            Event event = Event.of(centre.next().message().payload());
            simulated.putIfAbsent(event.getType(), event);
        }
    }

    /** The types of which 8x8 publishes a sample. */
    Set<String> publishedTypes() {
        return Collections.unmodifiableSet(published.keySet());
    }

    /** The types that only the simulated contact center has a sample of. */
    Set<String> simulatedTypes() {
        Set<String> types = new TreeSet<>(simulated.keySet());
        types.removeAll(published.keySet());
        return types;
    }

    /** Each sample of a type on the page; empty if there is none. */
    List<Event> of(String type) {
        Event other = simulated.get(type);
        return published.getOrDefault(type, other == null ? List.of() : List.of(other));
    }

    /** A simulated event as a fenced block of Markdown. */
    String simulated(String type) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            String json = JSON.writer(printer).writeValueAsString(simulated.get(type).json());
            // As in 8x8's samples, there is no space before a colon.
            return "```json\n" + json.replace("\" : ", "\": ") + "\n```\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
