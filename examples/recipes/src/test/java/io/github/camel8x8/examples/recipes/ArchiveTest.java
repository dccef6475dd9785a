/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for an archive of compressed files. */
class ArchiveTest {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_IN_FLIGHT = 1000;

    @TempDir private Path directory;
    private EventStreamServer stream;

    @BeforeEach
    void stream(@EventStream EventStreamServer started) {
        stream = started;
    }

    @Test
    void eachDayHasAFolderOfCompressedLines() throws IOException {
        Instant midnight = Instant.parse("2026-11-27T00:00:00Z");
        List<Published> published =
                stream.publish(
                        interaction()
                                .at(midnight.minusSeconds(1))
                                .created()
                                .at(midnight)
                                .queued()
                                .deleted());

        try (Recipe recipe = recipe().start()) {
            assertThat(recipe.camel().getRoutes()).hasSize(1);
            stream.expect().within(LIMIT).noBacklog("all", "archive");
        }

        assertThat(lines("2026-11-26"))
                .singleElement()
                .satisfies(line -> assertThat(line).isEqualTo(expected(published.get(0))));
        assertThat(lines("2026-11-27"))
                .containsExactly(expected(published.get(1)), expected(published.get(2)));
    }

    @Test
    void theCommandsOfThePageMergeADay() throws IOException {
        stream.publish(interaction().at(Instant.parse("2026-11-27T00:00:00Z")).created().deleted());
        try (Recipe recipe = recipe().start()) {
            assertThat(recipe.camel().getRoutes()).hasSize(1);
            stream.expect().within(LIMIT).noBacklog("all", "archive");
        }
        List<JsonNode> day = lines("2026-11-27");
        Path copied = directory.resolve("archive/2026-11-27");
        try (Stream<Path> files = Files.list(copied)) {
            for (Path file : files.filter(ArchiveTest::isComplete).toList()) {
                Files.copy(file, copied.resolve("again-" + file.getFileName()));
            }
        }

        PageCommand.run("files.md", "cat", directory);
        PageCommand.run("files.md", "zcat", directory);

        assertThat(linesOf(directory.resolve("2026-11-27.jsonl.gz"))).hasSize(4);
        assertThat(linesOf(directory.resolve("2026-11-27.unique.jsonl.gz")))
                .containsExactlyElementsOf(day);
    }

    @Test
    void anEventThatIsNotJsonIsArchivedAsBytes() {
        stream.publish("{\"text\":");

        try (Recipe recipe = recipe().start()) {
            assertThat(recipe.camel().getRoutes()).hasSize(1);
            stream.expect().within(LIMIT).noBacklog("all", "archive");
        }

        assertThat(lines("undated"))
                .extracting(line -> line.get("base64").binaryValue())
                .containsExactly("{\"text\":".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withoutTheFolderTheEventsWaitAtTheService() throws IOException {
        Path inTheWay = Files.writeString(directory.resolve("archive"), "not a folder");
        stream.publish(interaction().created().deleted());
        try (Recipe recipe = recipe().start()) {
            assertThat(recipe.camel().getRoutes()).hasSize(1);
            await().atMost(LIMIT).until(() -> stream.connections().size() > 2);
            assertThat(stream.backlog("all", "archive")).isEqualTo(2);

            Files.delete(inTheWay);

            stream.expect().within(LIMIT).noBacklog("all", "archive");
        }
        assertThat(ids()).hasSize(2);
    }

    @Test
    void onAFullDiskAFailureIsLoggedOnceAndLeavesNoFile() throws IOException {
        publish(1);
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("archive"));
                LogLines log = LogLines.start()) {
            disk.fill();
            try (Recipe recipe = recipe().start()) {
                await().atMost(LIMIT).until(() -> stream.connections().size() > 3);
                assertThat(recipe.camel().getRoutes()).hasSize(1);
                publish(1);
                await().atMost(LIMIT).until(() -> stream.connections().size() > 6);
                assertThat(disk.files()).isEmpty();

                disk.free();

                stream.expect().within(LIMIT).noBacklog("all", "archive");
            }
            assertThat(log.lines())
                    .containsExactly(
                            "WARN archive: No space left on device; retrying",
                            "INFO archive: successful again, after: No space left on device");
            assertThat(ids()).hasSize(6);
        }
    }

    @Test
    void theFilesOfADayAreInTheOrderOfTheStream() {
        Instant morning = Instant.parse("2026-11-27T09:00:00Z");
        List<String> published = new ArrayList<>();
        for (int second = 0; second < 3000; second++) {
            // Each batch begins with an event that is older.
            Instant time = second % 500 == 0 ? morning : morning.plusSeconds(second);
            stream.publish(interaction().at(time).created())
                    .forEach(event -> published.add(event.messageId()));
        }

        try (Recipe recipe = recipe().start()) {
            assertThat(recipe.camel().getRoutes()).hasSize(1);
            stream.expect().within(LIMIT).noBacklog("all", "archive");
        }

        assertThat(ids()).containsExactlyElementsOf(published);
    }

    @Test
    void aDayBeginsAtMidnightOfTheTimeZoneAlsoIfTheClockChanges() {
        // In London, summer time ends on 2026-10-25 at 02:00, so the day has 25 hours.
        Instant midnight = Instant.parse("2026-10-24T23:00:00Z");
        stream.publish(
                interaction()
                        .at(midnight.minusSeconds(1))
                        .created()
                        .at(midnight)
                        .queued()
                        .at(midnight.plus(Duration.ofHours(25)).minusSeconds(1))
                        .deleted());

        try (Recipe recipe = recipe().with("archive.zone", "Europe/London").start()) {
            assertThat(recipe.camel().getRoutes()).hasSize(1);
            stream.expect().within(LIMIT).noBacklog("all", "archive");
        }

        assertThat(lines("2026-10-24")).hasSize(1);
        assertThat(lines("2026-10-25")).hasSize(2);
    }

    @Test
    void anEventThatIsNestedTooDeeplyDoesNotStopTheOthers() {
        String deep = "[".repeat(1000) + "]".repeat(1000);
        stream.publish(deep);
        stream.publish(interaction().created());

        try (Recipe recipe = recipe().start()) {
            assertThat(recipe.camel().getRoutes()).hasSize(1);
            stream.expect().within(LIMIT).noBacklog("all", "archive");
        }

        assertThat(lines("undated"))
                .extracting(line -> line.get("base64").binaryValue())
                .containsExactly(deep.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aKillLosesNothingAndRepeatsNoMoreThanIsInFlight() {
        List<String> published = new ArrayList<>();
        for (int kill = 1; kill <= 2; kill++) {
            int before = ids().size();
            try (RecipeProcess process =
                    RecipeProcess.start("archive", stream, directory, "archive.batch.timeout=20")) {
                await().atMost(LIMIT)
                        .until(
                                () -> {
                                    published.addAll(publish(20));
                                    return ids().size() > before + 200;
                                });
                process.kill();
            }
        }

        try (Recipe recipe = recipe().start()) {
            assertThat(recipe.camel().getRoutes()).hasSize(1);
            stream.expect().within(LIMIT).noBacklog("all", "archive");
        }

        assertThat(ids()).containsAll(published);
        assertThat(ids().size()).isLessThanOrEqualTo(published.size() + 2 * MAX_IN_FLIGHT);
    }

    private Recipe recipe() {
        return new Recipe("archive", stream, directory)
                .with("archive.batch.timeout", "200")
                .with("archive.retry.delay", "100");
    }

    private List<String> publish(int calls) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            stream.publish(interaction().created().queued().deleted())
                    .forEach(event -> ids.add(event.messageId()));
        }
        return ids;
    }

    private static JsonNode expected(Published published) throws IOException {
        return JSON.createObjectNode()
                .put("messageId", published.messageId())
                .set("event", JSON.readTree(published.payload()));
    }

    private List<String> ids() {
        return lines("").stream().map(line -> line.get("messageId").textValue()).toList();
    }

    /** Each line of the complete files of a day. */
    private List<JsonNode> lines(String day) {
        Path folder = directory.resolve("archive").resolve(day);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(ArchiveTest::isComplete)
                    .sorted()
                    .flatMap(ArchiveTest::linesOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isComplete(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".gz") && !name.startsWith(".");
    }

    private static Stream<JsonNode> linesOf(Path file) {
        try (GZIPInputStream lines = new GZIPInputStream(Files.newInputStream(file))) {
            List<JsonNode> parsed = new ArrayList<>();
            for (String line :
                    new String(lines.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty()) {
                    parsed.add(JSON.readTree(line));
                }
            }
            return parsed.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
