/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.status;

/** The state of a stream. */
public enum StreamState {
    /** The first or the next session is being opened. */
    CONNECTING,
    /** A session is open: events arrive as they are published. */
    CONNECTED,
    /** No session; the next attempt is scheduled. */
    RECONNECTING,
    /** A message failed; after a delay, the stream is read again from this message on. */
    SEEKING_BACK,
    /**
     * The allowed attempts are used up, the first one was rejected permanently or ended with a
     * {@link LinkageError}, the stored position cannot be read, or the position of a reader has
     * expired and it must not continue. The stream does not retry.
     */
    FAILED,
    /** Stopped by its owner, or not started. */
    STOPPED;

    /** Whether the stream should have a session and has none. */
    public boolean isOutage() {
        return this != CONNECTED && this != STOPPED;
    }
}
