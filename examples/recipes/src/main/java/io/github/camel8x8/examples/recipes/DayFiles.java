/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.UnreadableEventException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Body;

// tag::day-files[]
/** Makes a compressed file of JSON lines for each day (UTC) of a batch. Thread-safe. */
public final class DayFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HASH_LENGTH = 16;

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
            files.add(new DayFile(day.getKey() + "/" + hash(content) + ".jsonl.gz", content));
        }
        return files;
    }

    private static String day(Event event) {
        Instant time = event.getEventTime();
        return time == null ? "undated" : time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static byte[] compressed(List<Event> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream lines = new GZIPOutputStream(bytes)) {
            for (Event event : events) {
                lines.write(JSON.writeValueAsBytes(line(event)));
                lines.write('\n');
            }
        }
        return bytes.toByteArray();
    }

    /** The message id identifies an event that is in two files. */
    private static ObjectNode line(Event event) {
        ObjectNode line = JSON.createObjectNode().put("messageId", event.getMessageId());
        try {
            line.set("event", event.json());
        } catch (UnreadableEventException e) {
            line.put("base64", event.bytes());
        }
        return line;
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
