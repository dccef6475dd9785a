/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import org.apache.camel.spi.StateRepository;

/**
 * Identifies a stored position.
 *
 * @param store the repository; for repositories that share a file, the file
 * @param key the key in the store
 */
record PositionKey(Object store, String key) {

    static PositionKey of(StateRepository<String, String> repository, String key) {
        return new PositionKey(
                repository instanceof FilePositionRepository files ? files.file() : repository,
                key);
    }
}
