/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.camel8x8.events.notification.StreamNotification;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.ManagementStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends notifications to the event notifiers of the Camel context, in order and on a thread that
 * may block. A notifier that throws or blocks delays no stream and no event. Thread-safe.
 */
public final class StreamNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(StreamNotifier.class);

    /** More may only wait for a notifier that blocks. */
    static final int MAX_WAITING = 1_000;

    private final Consumer consumer;
    private final Executor executor;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean drops = new AtomicBoolean();

    @GuardedBy("this")
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /**
     * Creates a notifier.
     *
     * @param consumer the source of the notifications
     * @param executor its threads may block. If it is shut down, what waits is not sent
     */
    public StreamNotifier(Consumer consumer, Executor executor) {
        this.consumer = consumer;
        this.executor = executor;
    }

    /** The consumer whose streams change. */
    Consumer consumer() {
        return consumer;
    }

    /**
     * Whether a notification may be received. Camel 4.22 always has a notifier, which is disabled
     * unless its error registry is used.
     */
    boolean isObserved() {
        return notifiers().stream().anyMatch(notifier -> !notifier.isDisabled());
    }

    /** Sends the notification later, after those before it. */
    void send(StreamNotification notification) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            completed();
            if (drops.compareAndSet(false, true)) {
                LOG.warn(
                        "An EventNotifier is too slow: {} notifications wait, so further ones are"
                                + " not sent to it until it is faster",
                        MAX_WAITING);
            }
            return;
        }
        synchronized (this) {
            // A further stage would run on this thread if this one was already complete.
            last =
                    last.handleAsync((nothing, failure) -> sendNow(notification), executor)
                            .whenComplete((nothing, failure) -> completed());
        }
    }

    private void completed() {
        if (waiting.decrementAndGet() == 0) {
            drops.set(false);
        }
    }

    private @Nullable Void sendNow(StreamNotification notification) {
        for (EventNotifier notifier : notifiers()) {
            try {
                if (!notifier.isDisabled() && notifier.isEnabled(notification)) {
                    notifier.notify(notification);
                }
            } catch (Throwable e) {
                LOG.warn(
                        "An EventNotifier threw an exception while it handled: {}",
                        notification,
                        e);
            }
        }
        return null;
    }

    private List<EventNotifier> notifiers() {
        ManagementStrategy management =
                consumer.getEndpoint().getCamelContext().getManagementStrategy();
        List<EventNotifier> notifiers =
                management == null ? null : management.getStartedEventNotifiers();
        return notifiers == null ? List.of() : notifiers;
    }
}
