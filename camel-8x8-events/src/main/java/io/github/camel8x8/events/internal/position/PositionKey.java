/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.position;

import io.github.camel8x8.events.position.FilePositionRepository;
import io.github.camel8x8.events.position.JdbcPositionRepository;
import java.util.List;
import java.util.Locale;
import org.apache.camel.spi.StateRepository;

/**
 * Identifies a stored position.
 *
 * @param store the repository; for repositories that share a file or a table, the file or the table
 * @param key the key in the store
 */
public record PositionKey(Object store, String key) {

    /**
     * The place of a position in a repository.
     *
     * @param repository the repository
     * @param key the key in it
     * @return the place; the same for two repositories that share a file or a table
     */
    public static PositionKey of(StateRepository<String, String> repository, String key) {
        return new PositionKey(store(repository), key);
    }

    private static Object store(StateRepository<String, String> repository) {
        if (repository instanceof FilePositionRepository files) {
            return files.file();
        }
        return repository instanceof JdbcPositionRepository jdbc
                ? List.of(jdbc.dataSource(), jdbc.table().toLowerCase(Locale.ROOT))
                : repository;
    }
}
