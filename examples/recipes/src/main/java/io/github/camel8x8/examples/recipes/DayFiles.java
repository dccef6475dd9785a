/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.UnreadableEventException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

// tag::day-files[]
/**
 * Makes a compressed file of JSON lines for each day of a batch. Thread-safe after configuration.
 */
public final class DayFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HASH_LENGTH = 16;

    /** In UTC, so that the names have the order of the times in each zone. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private ZoneId zone = ZoneOffset.UTC;
    private Path folder = Path.of("archive");

    /** Sets the time zone of the days, such as {@code Europe/London}. */
    public void setZone(String id) {
        zone = ZoneId.of(id);
    }

    /** Sets the folder of the archive. */
    public void setFolder(String path) {
        folder = Path.of(path);
    }

    /** The files of a batch. */
    public List<DayFile> of(@Body List<Event> batch) throws IOException {
        Map<String, List<Event>> days = new LinkedHashMap<>();
        for (Event event : batch) {
            days.computeIfAbsent(day(event), day -> new ArrayList<>()).add(event);
        }
        List<DayFile> files = new ArrayList<>();
        for (Map.Entry<String, List<Event>> day : days.entrySet()) {
            byte[] content = compressed(day.getValue());
            // The same name only for the same content, so that no file is ever replaced by another.
            String name = end(day.getValue()) + hash(content) + ".jsonl.gz";
            files.add(new DayFile(day.getKey() + "/" + name, content));
        }
        return files;
    }

    /** Deletes what a failed write has left of a file. */
    public void deleteIncomplete(@Header(Exchange.FILE_NAME) String name) {
        Path file = folder.resolve(name);
        try {
            Files.deleteIfExists(file.resolveSibling(".incomplete-" + file.getFileName()));
        } catch (IOException e) {
            // The route reports why it could not write the file.
        }
    }

    private String day(Event event) {
        Instant time = event.getEventTime();
        return time == null ? "undated" : time.atZone(zone).toLocalDate().toString();
    }

    /**
     * The time of the latest event: sorted by name, the files of a day are in the order of the
     * stream. A file can begin with an event that has an older time.
     */
    private static String end(List<Event> events) {
        return events.stream()
                .map(Event::getEventTime)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(latest -> TIME.format(latest) + "-")
                .orElse("");
    }

    private static byte[] compressed(List<Event> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream lines = new GZIPOutputStream(bytes)) {
            for (Event event : events) {
                lines.write(line(event));
                lines.write('\n');
            }
        }
        return bytes.toByteArray();
    }

    /** The message id identifies an event that is in two files. */
    private static byte[] line(Event event) throws JsonProcessingException {
        ObjectNode line = JSON.createObjectNode().put("messageId", event.getMessageId());
        try {
            return JSON.writeValueAsBytes(line.set("event", event.json()));
        } catch (UnreadableEventException | JsonProcessingException e) {
            line.remove("event");
            return JSON.writeValueAsBytes(line.put("base64", event.bytes()));
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
// end::day-files[]
