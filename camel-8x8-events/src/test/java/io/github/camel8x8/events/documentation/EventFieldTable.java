/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.MessageInfo;
import io.github.camel8x8.events.internal.delivery.WrittenHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JSON fields that accessors of {@link Event} and headers read. Found by trying: an event with
 * one field differs from an event without it. The candidates are all names in the sources of the
 * event, and the meanings are their Javadoc.
 */
final class EventFieldTable {

    /** A time in any unit, and a {@code resourceType}. */
    private static final List<Object> PROBES = List.of(1_669_235_827L, 2);

    private static final Path SOURCES = Path.of("src/main/java/io/github/camel8x8/events/event");

    private static final Pattern NAME = Pattern.compile("\"([A-Za-z]+)\"");

    private static final Pattern ACCESSOR =
            Pattern.compile(
                    "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public [^;{(=]*?\\b(get\\w+)\\(\\)",
                    Pattern.DOTALL);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> meanings = new LinkedHashMap<>();
    private final Map<String, Function<Event, Object>> accessors = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Set<String> candidates = new LinkedHashSet<>();

    /**
     * One field.
     *
     * @param field its name, or its place and name
     * @param accessors those that it changes, as Java
     * @param headers those that it changes
     */
    record Row(String field, List<String> accessors, List<String> headers) {}

    EventFieldTable() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            files.sorted()
                    .flatMap(file -> NAME.matcher(read(file)).results())
                    .forEach(name -> candidates.add(name.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher accessor = ACCESSOR.matcher(read(SOURCES.resolve("Event.java")));
        while (accessor.find()) {
            addAccessor(accessor.group(2), returned(accessor.group(1)));
        }
        String info = read(SOURCES.resolve("MessageInfo.java"));
        for (RecordComponent component : MessageInfo.class.getRecordComponents()) {
            Matcher param =
                    Pattern.compile("@param " + component.getName() + " ([^@/]*?)\\s*\\*\\s*[@/]")
                            .matcher(info);
            String name = "getMessageInfo()." + component.getName();
            meanings.put(name, param.find() ? plain(param.group(1)) : "");
            types.put(name, component.getType().getSimpleName());
            accessors.put(name, event -> invoke(component.getAccessor(), event.getMessageInfo()));
        }
    }

    /** The accessors for which there is a row, or which do not read the payload. */
    Set<String> accessors() {
        return accessors.keySet();
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(row("the root key", "{\"Interaction\":{}}", List.of("{\"Other\":{}}")));
        for (String name : candidates) {
            rows.add(
                    field("`" + name + "`", value -> JSON.createObjectNode().putPOJO(name, value)));
            rows.add(
                    field(
                            "`msgInfo." + name + "`",
                            value ->
                                    JSON.createObjectNode()
                                            .set(
                                                    "msgInfo",
                                                    JSON.createObjectNode().putPOJO(name, value))));
            rows.add(
                    field(
                            "`attachedData`, key `" + name + "`",
                            value -> attachedData(name, value)));
        }
        rows.add(field("`attachedData`", value -> attachedData("any", value)));
        List<String> order = List.copyOf(accessors.keySet());
        return rows.stream()
                .map(EventFieldTable::withoutWhole)
                .filter(row -> !row.accessors().isEmpty())
                .sorted(Comparator.comparingInt(row -> order.indexOf(row.accessors().get(0))))
                .toList();
    }

    String markdown() {
        StringBuilder table =
                new StringBuilder(
                        "| JSON field | accessor of `Event` | returns | header | meaning |\n"
                                + "|---|---|---|---|---|\n");
        for (Row row : rows()) {
            String first = row.accessors().get(0);
            table.append(
                    "| %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    row.field(),
                                    code(row.accessors(), "()"),
                                    returned(row, first),
                                    code(row.headers(), ""),
                                    meanings.get(first)));
        }
        return table.toString();
    }

    private String returned(Row row, String accessor) {
        String type = "`" + types.get(accessor) + "`";
        return type.equals("`Instant`") ? type + ", from " + unit(row) : type;
    }

    /** The unit in which the field counts the time. */
    private String unit(Row row) {
        String field = row.field().replace("`", "");
        Event event =
                field.startsWith("msgInfo.")
                        ? event(
                                "{\"msgInfo\":{\""
                                        + field.substring(8)
                                        + "\":"
                                        + PROBES.get(0)
                                        + "}}")
                        : event("{\"" + field + "\":" + PROBES.get(0) + "}");
        Instant time = (Instant) accessors.get(row.accessors().get(0)).apply(event);
        long probe = (Long) PROBES.get(0);
        if (time.getEpochSecond() == probe) {
            return "seconds";
        }
        return time.toEpochMilli() == probe ? "milliseconds" : "nanoseconds";
    }

    private static Event event(String fields) {
        return Event.of(("{\"Interaction\":" + fields + "}").getBytes(StandardCharsets.UTF_8));
    }

    private Row field(String name, Function<Object, ObjectNode> fields) {
        List<String> payloads =
                PROBES.stream()
                        .map(value -> "{\"Interaction\":" + fields.apply(value) + "}")
                        .toList();
        return row(name, "{\"Interaction\":{}}", payloads);
    }

    private Row row(String field, String without, List<String> with) {
        Set<String> read = new LinkedHashSet<>();
        Set<String> written = new LinkedHashSet<>();
        Event before = Event.of(without.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> headers = WrittenHeaders.of(without);
        for (String payload : with) {
            Event after = Event.of(payload.getBytes(StandardCharsets.UTF_8));
            accessors.forEach(
                    (name, value) -> {
                        if (!Objects.equals(value.apply(before), value.apply(after))) {
                            read.add(name);
                        }
                    });
            WrittenHeaders.of(payload)
                    .forEach(
                            (name, value) -> {
                                if (!value.equals(headers.get(name))) {
                                    written.add(name);
                                }
                            });
        }
        List<String> order = List.copyOf(accessors.keySet());
        return new Row(
                field,
                read.stream().sorted(Comparator.comparingInt(order::indexOf)).toList(),
                written.stream().sorted().toList());
    }

    /** Every part of an object changes the object, too. */
    private static Row withoutWhole(Row row) {
        return new Row(
                row.field(),
                row.accessors().stream()
                        .filter(
                                name ->
                                        !name.equals("getMessageInfo")
                                                && (!name.equals("getAttachedData")
                                                        || row.field().equals("`attachedData`")))
                        .toList(),
                row.headers());
    }

    private static ObjectNode attachedData(String key, Object value) {
        ObjectNode data = JSON.createObjectNode();
        data.withObjectProperty("attachedData")
                .withArrayProperty("attachedDatum")
                .addObject()
                .put("attachedDataKey", key)
                .putPOJO("attachedDataValue", value);
        return data;
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addAccessor(String name, String meaning) {
        try {
            Method method = Event.class.getMethod(name);
            meanings.put(name, meaning);
            types.put(
                    name,
                    method.getGenericReturnType().getTypeName().replaceAll("\\b[a-z0-9]+\\.", ""));
            accessors.put(name, event -> invoke(method, event));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object invoke(Method accessor, Object of) {
        try {
            return accessor.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String code(List<String> names, String suffix) {
        return names.isEmpty() ? "" : "`" + String.join(suffix + "`, `", names) + suffix + "`";
    }

    /** The content of the tag that describes the returned value. */
    private static String returned(String javadoc) {
        int start = javadoc.indexOf("{@return ");
        int depth = 0;
        for (int i = start; i < javadoc.length(); i++) {
            depth += javadoc.charAt(i) == '{' ? 1 : javadoc.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return plain(javadoc.substring(start + "{@return ".length(), i));
            }
        }
        return "";
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?([^}]*)}", "`$1`")
                .strip();
    }
}
