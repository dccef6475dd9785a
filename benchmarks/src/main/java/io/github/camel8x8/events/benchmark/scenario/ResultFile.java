/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A scenario's result, stored as JSON. */
public final class ResultFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** The file of the scenario in this folder. */
    public ResultFile(Path folder, String scenario) {
        file = folder.resolve(scenario + ".json");
    }

    /** Replaces the stored result. */
    public void write(Object result) throws IOException {
        Files.createDirectories(file.getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), result);
    }

    /** The result of the last run, if there was one. */
    public <T> Optional<T> read(Class<T> type) throws IOException {
        return Files.exists(file)
                ? Optional.of(JSON.readValue(file.toFile(), type))
                : Optional.empty();
    }
}
