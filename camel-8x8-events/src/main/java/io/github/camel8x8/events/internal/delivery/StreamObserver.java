/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import io.github.camel8x8.events.notification.StreamConnected;
import io.github.camel8x8.events.notification.StreamDisconnected;
import io.github.camel8x8.events.notification.StreamFailed;
import io.github.camel8x8.events.notification.StreamGapDetected;
import io.github.camel8x8.events.notification.StreamNotification;
import io.github.camel8x8.events.notification.StreamSeekingBack;
import java.util.function.BiFunction;
import org.apache.camel.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides which changes of one stream are notified: those that an operator acts on, once each.
 * Confined to the stream's thread.
 */
final class StreamObserver {

    private final StreamNotifier notifier;
    private final TopicName topic;
    private Outcome notified = Outcome.NONE;

    StreamObserver(StreamNotifier notifier, TopicName topic) {
        this.notifier = notifier;
        this.topic = topic;
    }

    /**
     * The status has changed.
     *
     * @param started whether the start has succeeded: otherwise, the start reports a failure
     * @param position the position of a reader
     */
    void changed(StreamStatus status, boolean started, @Nullable String position) {
        Exception cause = status.cause();
        String reason = cause == null ? "closed by its owner" : String.valueOf(cause.getMessage());
        switch (status.state()) {
            case CONNECTED -> once(Outcome.CONNECTED, StreamConnected::new);
            case RECONNECTING -> {
                // Without a cause, the session is closed only to open the next one.
                if (cause != null) {
                    once(
                            Outcome.DISCONNECTED,
                            (consumer, name) ->
                                    new StreamDisconnected(
                                            consumer, name, reason, status.nextAttemptAt()));
                }
            }
            case FAILED -> {
                if (started) {
                    once(
                            Outcome.FAILED,
                            (consumer, name) -> new StreamFailed(consumer, name, reason));
                }
            }
            case SEEKING_BACK ->
                    send(
                            (consumer, name) ->
                                    new StreamSeekingBack(
                                            consumer, name, position, status.nextAttemptAt()));
            case CONNECTING, STOPPED -> {}
        }
    }

    /**
     * A server has answered that the topic is partitioned, or that this partition does not exist.
     * The stream has no status any more, so this ends an outage of it.
     */
    void ended() {
        if (notified == Outcome.DISCONNECTED) {
            once(Outcome.CONNECTED, StreamConnected::new);
        }
    }

    void gap(String description) {
        send((consumer, name) -> new StreamGapDetected(consumer, name, description));
    }

    private void once(Outcome outcome, BiFunction<Consumer, String, StreamNotification> created) {
        if (notified != outcome) {
            notified = outcome;
            send(created);
        }
    }

    private void send(BiFunction<Consumer, String, StreamNotification> created) {
        if (notifier.isObserved()) {
            notifier.send(created.apply(notifier.consumer(), topic.toString()));
        }
    }

    /** The last notification that {@link StreamState#SEEKING_BACK} does not change. */
    private enum Outcome {
        NONE,
        CONNECTED,
        DISCONNECTED,
        FAILED
    }
}
