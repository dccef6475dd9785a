/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.position;

import io.github.camel8x8.events.position.FilePositionRepository;
import org.apache.camel.spi.StateRepository;

/**
 * Identifies a stored position.
 *
 * @param store the repository; for repositories that share a file, the file
 * @param key the key in the store
 */
public record PositionKey(Object store, String key) {

    /**
     * The place of a position in a repository.
     *
     * @param repository the repository
     * @param key the key in it
     * @return the place; the same for two repositories that share a file
     */
    public static PositionKey of(StateRepository<String, String> repository, String key) {
        return new PositionKey(
                repository instanceof FilePositionRepository files ? files.file() : repository,
                key);
    }
}
