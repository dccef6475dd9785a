/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The status of a stream now. Any thread may read it; it changes on the stream's thread only. */
final class CurrentStatus {

    private final RetryState attempts;
    private final StreamListener listener;
    private volatile StreamStatus status = StreamStatus.of(StreamState.STOPPED);

    /**
     * @param attempts supplies the number of failed attempts
     * @param listener is notified of each change
     */
    CurrentStatus(RetryState attempts, StreamListener listener) {
        this.attempts = attempts;
        this.listener = listener;
    }

    StreamStatus get() {
        return status;
    }

    void become(StreamState state, @Nullable Exception cause, @Nullable Duration wait) {
        Instant next = wait == null ? null : Instant.now().plus(wait);
        // A session resets the attempts only after it has been stable for a while.
        int failures = state == StreamState.CONNECTED ? 0 : attempts.failures();
        set(new StreamStatus(state, since(state), failures, cause, wait, next));
    }

    /** The last status. A stream that was stopped has no failures. */
    void end(StreamState state, @Nullable Exception cause) {
        if (state == StreamState.STOPPED) {
            set(StreamStatus.of(state));
        } else {
            become(state, cause, null);
        }
    }

    private void set(StreamStatus next) {
        status = next;
        listener.onStatus(next);
    }

    /** During an outage the time of the loss, however many attempts have failed since. */
    private Instant since(StreamState next) {
        return status.state().isOutage() && next.isOutage() ? status.since() : Instant.now();
    }
}
