/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

/** Where a stream is in its life. */
public enum StreamState {
    /** The first session is being made, or the next one. */
    CONNECTING,
    /** A session is open: events come as they are published. */
    CONNECTED,
    /** No session; the next attempt waits for its time. */
    RECONNECTING,
    /** A message failed; the stream is read again from it on after a delay. */
    SEEKING_BACK,
    /**
     * The attempts that were allowed are used up, the first one was rejected for good or ended with
     * a {@link LinkageError}, or the stored position cannot be read. The stream does nothing more
     * by itself.
     */
    FAILED,
    /** Stopped by its owner, or not started. */
    STOPPED;

    /** Whether the stream should have a session and has none. */
    boolean isOutage() {
        return this != CONNECTED && this != STOPPED;
    }
}
