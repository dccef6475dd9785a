/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The results of one run, in a separate file from which the page is generated. */
final class RunRecord {

    static final Path DIRECTORY = Path.of("target", "reliability");

    private final String file;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private RunRecord(String file) {
        this.file = file;
    }

    static RunRecord of(String kind, String service, long seed) {
        return new RunRecord(kind + "-" + service.replace(' ', '-') + ".json")
                .with("service", service)
                .with("date", LocalDate.now().toString())
                .with(
                        "machine",
                        "%d cores, %s, Java %s"
                                .formatted(
                                        Runtime.getRuntime().availableProcessors(),
                                        System.getProperty("os.name"),
                                        System.getProperty("java.version")))
                .with("seed", seed);
    }

    RunRecord with(String name, Object value) {
        figures.put(name, value);
        return this;
    }

    void write() {
        try {
            String json =
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures);
            Files.createDirectories(DIRECTORY);
            Files.writeString(DIRECTORY.resolve(file), json + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
