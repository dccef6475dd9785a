/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.position;

import org.jspecify.annotations.Nullable;

/** Stores a reader's position across restarts. Called on one thread at a time, which may block. */
public interface PositionStore {

    /**
     * {@return the position that was stored last, or null if none was stored}
     *
     * @throws Exception if the position cannot be read, or is not valid
     */
    @Nullable ReaderPosition load() throws Exception;

    /**
     * Stores a position.
     *
     * @param position the position
     * @throws Exception if the position cannot be written
     */
    void save(ReaderPosition position) throws Exception;

    /**
     * The server no longer has the event at a stored position, and its topic now has events with
     * older ids. A store that keeps the newest position must accept an older one from now on.
     *
     * @param messageId the position, in base64
     * @throws Exception if the position cannot be written
     */
    default void expired(String messageId) throws Exception {}
}
