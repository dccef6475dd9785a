/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.callrecords;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header line and a line for each record. A record is written twice if the
 * process was killed after writing it and before acknowledging it.
 */
public final class CsvFile {

    private final CsvMapper csv = new CsvMapper();
    private @Nullable Path file;

    /** Sets the path; the file is created if it does not exist. */
    public void setFile(String file) {
        this.file = Path.of(file);
    }

    /**
     * Appends a line; all records have the same columns. Camel may call this from several threads.
     */
    public synchronized void append(Map<String, Object> columns) throws IOException {
        Path to = Objects.requireNonNull(file, "file");
        Files.createDirectories(to.toAbsolutePath().getParent());
        CsvSchema.Builder schema = CsvSchema.builder();
        columns.keySet().forEach(schema::addColumn);
        boolean isNew = Files.notExists(to) || Files.size(to) == 0;
        try (Writer writer =
                Files.newBufferedWriter(to, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            csv.writer(schema.setUseHeader(isNew).build()).writeValue(writer, columns);
        }
    }
}
