/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.callrecords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.ContactCentre;
import io.github.camel8x8.events.test.traffic.TimedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The records contain what happened in the contact center. */
class CallRecordsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final EventStreamServer stream;
    private final List<TimedEvent> events;
    private final Map<String, Truth> truth;
    private Main main = new Main();

    @TempDir private Path directory;

    CallRecordsTest(@EventStream EventStreamServer stream) {
        this.stream = stream;
        ContactCentre centre =
                new ContactCentre(3, stream.tenant(), Instant.parse("2026-03-02T09:00:00Z"), 0.4);
        events = Stream.generate(centre::next).limit(500).toList();
        truth = Truth.of(events);
    }

    @BeforeEach
    void start() throws Exception {
        main = new Main();
        CallRecords.connect(main, stream);
        main.addOverrideProperty("directory", directory.toString());
        main.start();
        stream.expect().within(LIMIT).client("event-v1/all");
    }

    @AfterEach
    void stop() throws Exception {
        main.stop();
    }

    @Test
    void theDatabaseAndTheFileHoldWhatHappened() throws Exception {
        publish(events);

        await().atMost(LIMIT).until(() -> stored().size() == truth.size());
        // The line in the file follows the row.
        await().atMost(LIMIT).until(() -> count("open_calls_completed") == 0);

        assertThat(truth.values())
                .hasSizeGreaterThan(30)
                .anyMatch(call -> call.waiting() > 0)
                .anyMatch(call -> call.onHold() > 0)
                .extracting(Truth::outcome)
                .contains("ANSWERED", "ABANDONED", "NOT_ANSWERED");
        assertThat(stored()).isEqualTo(truth);
        assertThat(inFile()).isEqualTo(truth);
        assertThat(allAre("complete")).isTrue();
    }

    @Test
    void aRestartInTheMiddleOfCallsLosesNothingOfThem() throws Exception {
        publish(events.subList(0, 250));
        await().atMost(LIMIT).until(() -> stream.backlog("event-v1/all", "call-records") == 0);
        assertThat(openCalls()).isPositive();

        stop();
        start();
        publish(events.subList(250, events.size()));
        await().atMost(LIMIT).until(() -> stored().size() == truth.size());

        assertThat(stored()).isEqualTo(truth);
        assertThat(allAre("complete")).isTrue();
    }

    @Test
    void aRecordThatCannotBeStoredIsStoredWhenItCan() throws Exception {
        JdbcTemplate sql = new JdbcTemplate(database());
        sql.execute("alter table call_records add constraint no_more check (events < 0)");
        publish(events);
        await().atMost(LIMIT).until(() -> count("open_calls_completed") == truth.size());

        sql.execute("alter table call_records drop constraint no_more");
        await().atMost(LIMIT).until(() -> stored().equals(truth));

        await().atMost(LIMIT).until(() -> count("open_calls_completed") == 0);
        assertThat(inFile()).isEqualTo(truth);
    }

    @Test
    void eventsThatComeTwiceChangeNoRecord() throws Exception {
        publish(events);
        await().atMost(LIMIT).until(() -> stored().size() == truth.size());
        publish(events);
        await().atMost(LIMIT).until(() -> stream.backlog("event-v1/all", "call-records") == 0);

        assertThat(stored()).isEqualTo(truth);
    }

    private void publish(List<TimedEvent> now) {
        List<Message> messages = now.stream().map(TimedEvent::message).toList();
        stream.publish(() -> messages);
    }

    private Map<String, Truth> stored() {
        Map<String, Truth> stored = new TreeMap<>();
        new JdbcTemplate(database())
                .queryForList("select * from call_records")
                .forEach(
                        row ->
                                stored.put(
                                        (String) row.get("interaction_guid"),
                                        record(new TreeMap<>(row))));
        return stored;
    }

    private Map<String, Truth> inFile() throws IOException {
        Map<String, Truth> stored = new TreeMap<>();
        try (MappingIterator<Map<String, String>> rows =
                new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(
                                Files.newBufferedReader(directory.resolve("call-records.csv")))) {
            rows.forEachRemaining(row -> stored.put(row.get("interaction_guid"), record(row)));
        }
        return stored;
    }

    /** Names of columns are in capitals in the database. */
    private static Truth record(Map<String, ?> row) {
        Map<String, Object> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        columns.putAll(row);
        return new Truth(
                number(columns.get("waiting_seconds")),
                number(columns.get("ringing_seconds")),
                number(columns.get("talking_seconds")),
                number(columns.get("on_hold_seconds")),
                number(columns.get("wrap_up_seconds")),
                columns.get("agents").toString(),
                (int) number(columns.get("transfers")),
                columns.get("outcome").toString());
    }

    private static long number(Object value) {
        return Long.parseLong(value.toString());
    }

    private boolean allAre(String column) {
        return count("call_records where not " + column) == 0;
    }

    private int openCalls() {
        return count("open_calls");
    }

    private int count(String what) {
        return new JdbcTemplate(database())
                .queryForObject("select count(*) from " + what, Integer.class);
    }

    private DataSource database() {
        return main.getCamelContext()
                .getRegistry()
                .lookupByNameAndType("database", DataSource.class);
    }
}
