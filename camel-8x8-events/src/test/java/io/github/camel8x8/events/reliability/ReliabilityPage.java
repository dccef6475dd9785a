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

/** Makes {@code docs/reliability.md} out of the figures of the last runs. */
public final class ReliabilityPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReliabilityPage() {}

    /**
     * The program.
     *
     * @param arguments the page, and the directory with the figures
     */
    public static void main(String[] arguments) throws IOException {
        Path figures = Path.of(arguments[1]);
        Files.writeString(
                Path.of(arguments[0]),
                """
                # Reliability

                Every promise is held by tests that break something on purpose, on a real Apache Pulsar and on the local
                stream. Those named `…Contract` run on both. They are all part of `./mvnw verify`.

                %s

                ## The ledger

                One process publishes numbered events. Another one runs routes (a reader with a stored position, another with
                eight consumers, an Exclusive, a Failover and a Key_Shared subscription), each of which writes the number of
                an event into a ledger before it is settled. The process is killed with `kill -9` at random moments and
                started again. Figures are sums over the routes.

                %s

                ## The soak

                Numbered events go through four routes at once (a reader that breaks on errors, a reader with eight consumers,
                an Exclusive and a Shared subscription). Some events fail the first time. Each route has a network of its own that
                fails at random: FIN, RST, silence, throttling, delay, single bytes, lost close frames. A recovery is the
                time from the end of a fault to the next event in the route. Order is checked for the routes that promise it.

                %s

                Written by the run. To run it again, with a million events and a seed of your own:

                    ./mvnw -Psoak -pl camel-8x8-events -am verify -Dsoak.seed=8 -Dledger.seed=8
                """
                        .formatted(
                                proofs(),
                                table(read(figures, "ledger")),
                                table(read(figures, "soak"))));
    }

    static String proofs() {
        return "| promise | proven by |\n|---|---|\n"
                + Proof.ALL.stream().map(Proof::row).collect(Collectors.joining("\n"));
    }

    private static List<Map<String, Object>> read(Path figures, String kind) throws IOException {
        try (Stream<Path> files = Files.list(figures)) {
            List<Map<String, Object>> runs = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.getFileName().toString().startsWith(kind))
                            .sorted()
                            .toList()) {
                runs.add(figuresIn(file));
            }
            if (runs.isEmpty()) {
                throw new IllegalStateException("no run of the " + kind + " in " + figures);
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

    private static String table(List<Map<String, Object>> runs) {
        StringBuilder table = new StringBuilder();
        for (String name : runs.get(0).keySet()) {
            table.append(
                    runs.stream()
                            .map(run -> cell(name, run.get(name)))
                            .collect(Collectors.joining(" | ", "| " + name + " | ", " |\n")));
            if (table.indexOf("---") < 0) {
                table.append("|---|").append("--:|".repeat(runs.size())).append('\n');
            }
        }
        return table.toString().stripTrailing();
    }

    private static String cell(String name, Object value) {
        return value instanceof Number number && !name.equals("seed")
                ? "%,d".formatted(number.longValue())
                : String.valueOf(value);
    }
}
