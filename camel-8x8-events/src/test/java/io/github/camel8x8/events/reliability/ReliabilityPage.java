/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code docs/reliability.md} from the results of the last runs. If a service was not run,
 * its column on the page remains.
 */
public final class ReliabilityPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReliabilityPage() {}

    /** The runs, in the order of the page. */
    private static final List<Section> SECTIONS =
            List.of(
                    new Section(
                            "ledger",
                            "## The ledger",
                            """
                            One process publishes numbered events. Another one runs routes (a reader with a stored position, another with
                            eight consumers, an Exclusive, a Failover and a Key_Shared subscription), each of which writes the number of
                            an event into a ledger before it is acknowledged. The process is killed with `kill -9` at random moments and
                            started again. Figures are sums over the routes.
                            """),
                    new Section(
                            "once",
                            "## Once in a database",
                            """
                            One process publishes numbered events. Another one runs the route of
                            [Each event once in your database](once-only.md): it inserts each event and stores its position in one
                            transaction of a PostgreSQL database. The process is killed with `kill -9` at random moments and started again.
                            The table has no key that could reject a duplicate. With batches, one transaction has up to 500 events. A topic
                            with partitions gets one more partition on the way, and has a position for each of them in the database.
                            """),
                    new Section(
                            "soak",
                            "## The soak",
                            """
                            Numbered events go through four routes at once (a reader that breaks on errors, a reader with eight consumers,
                            an Exclusive and a Shared subscription). Some events fail the first time. Each route has a separate network that
                            fails at random: FIN, RST, silence, throttling, delay, single bytes, lost close frames. A recovery is the
                            time from the end of a fault to the next event in the route. Order is checked for the routes that promise it.
                            """),
                    new Section(
                            "partitions",
                            "## Partitioned topics",
                            """
                            Readers of a topic with two and with four partitions, one of them with eight consumers. Their process is killed with
                            `kill -9` and started again, its connections are cut, the service is restarted, and the topic gets one more partition
                            on the way. Order is checked for each interaction; each interaction has one partition.
                            """),
                    new Section(
                            "replay",
                            "## Replay from a time",
                            """
                            Readers with `startTime` begin at random times of a topic of many ledgers. Each entry of the topic is a batch
                            of 20 events, or a single event, and is a second later than the entry before. The first event of each reader is
                            compared with the publish times. The time to the first event includes the pauses between the probes; four readers
                            run at once.
                            """));

    /**
     * The program.
     *
     * @param arguments the page, and the directory with the results
     */
    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[0]);
        Path figures = Path.of(arguments[1]);
        String before = Files.exists(page) ? Files.readString(page) : "";
        StringBuilder text =
                new StringBuilder(
                        """
                        # Reliability

                        After this page, you can look up which test proves each promise, and what the runs with faults measured.

                        Tests that break something on purpose check each promise, on a real Apache Pulsar and on the local stream.
                        Those named `…Contract` run on both. They are part of `./mvnw verify`, or, if they take minutes, of
                        `./mvnw -Pnightly verify`.

                        """);
        text.append(proofs()).append("\n\n");
        for (Section section : SECTIONS) {
            String table =
                    RunTable.of(before, section.heading())
                            .with(read(figures, section.kind()))
                            .text();
            text.append(section.heading()).append("\n\n");
            text.append(section.text()).append('\n').append(table).append("\n\n");
        }
        text.append(
                """
                Written by the run. To run it again, with a million events and another seed:

                    ./mvnw -Psoak -pl camel-8x8-events -am verify -Dsoak.seed=8 -Dledger.seed=8 \\
                        -Dreplay.seed=8 -Dreplay.events=1000000 -Dreplay.times=100 \\
                        -Dledger.kills=50 -Dpartition.kills=50 -Donce.kills=50
                """);
        Files.writeString(page, text);
    }

    static String proofs() {
        return "| promise | proven by |\n|---|---|\n"
                + Proof.ALL.stream().map(Proof::row).collect(Collectors.joining("\n"));
    }

    private static List<Map<String, Object>> read(Path figures, String kind) throws IOException {
        try (Stream<Path> files = Files.list(figures)) {
            List<Map<String, Object>> runs = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.getFileName().toString().startsWith(kind + "-"))
                            .sorted()
                            .toList()) {
                runs.add(figuresIn(file));
            }
            return runs;
        }
    }

    private static Map<String, Object> figuresIn(Path file) {
        try {
            return JSON.readValue(file.toFile(), new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A kind of runs.
     *
     * @param kind the beginning of the names of the files with the results
     * @param heading the heading on the page
     * @param text what the runs do
     */
    private record Section(String kind, String heading, String text) {}
}
