/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import org.jspecify.annotations.Nullable;

/** Keeps a reader's position over restarts. Called on one thread at a time, which may block. */
public interface PositionStore {

    /** The id of the last event that need not come again, or null where none was stored. */
    @Nullable String load() throws Exception;

    /** Stores the id of the last event that need not come again. */
    void save(String messageId) throws Exception;
}
