/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * One consumer of a subscription of a topic, or of one partition of it. Like Pulsar's proxy, which
 * is a client of the broker, it prefetches messages; no other consumer receives a prefetched
 * message.
 */
final class TopicConsumer {

    private final MessageSender sender;
    private final ConsumerOptions options;
    private final boolean onlyDelivered;
    private final int capacity;
    private final Deque<Prefetched> prefetched = new ArrayDeque<>();
    private final Map<Long, Long> unacknowledged = new HashMap<>();

    /**
     * The messages that were sent and not acknowledged since; empty if any id acknowledges. The
     * redelivery of a message does not remove it.
     */
    private final Set<Long> delivered = new HashSet<>();

    private final BatchAcks batches = new BatchAcks();
    private final Redelivery redelivery;
    private @Nullable Subscription subscription;

    private record Prefetched(long index, int redeliveryCount) {}

    /**
     * @param onlyDelivered whether only the id of a message that was sent acknowledges it
     */
    TopicConsumer(
            ConsumerOptions options,
            boolean onlyDelivered,
            ScheduledExecutorService executor,
            MessageSender sender) {
        this.onlyDelivered = onlyDelivered;
        this.options = options;
        this.sender = sender;
        this.capacity = Math.max(1, Math.min(options.receiverQueueSize(), Credits.MAX));
        this.redelivery = new Redelivery(this, executor);
    }

    ConsumerOptions options() {
        return options;
    }

    MessageSender sender() {
        return sender;
    }

    /** Sends available messages. */
    void dispatch() {
        if (subscription != null) {
            subscription.dispatch();
        }
    }

    void acknowledge(MessageId id) {
        Subscription current = subscription;
        if (current != null) {
            MessageLog log = current.topic().log();
            long index = log.indexOf(id);
            if (onlyDelivered && !isOfDelivered(id, log, index)) {
                return;
            }
            delivered.remove(index);
            if (index >= 0 && !id.isBatched()) {
                unacknowledged.remove(index);
                current.cursor().acknowledge(index);
            } else if (index >= 0 && unacknowledged.containsKey(index)) {
                acknowledgeBatched(log.get(index).id(), index, current.cursor());
            }
        }
    }

    /** Requests redelivery of a message after the delay. */
    void negativeAcknowledge(MessageId id) {
        long index = subscription == null ? -1 : subscription.topic().log().indexOf(id);
        if (unacknowledged.containsKey(index)) {
            unacknowledged.put(index, Redelivery.NEVER);
            redelivery.after(options.nackDelay(), index);
        }
    }

    /** Deletes the subscription. */
    void unsubscribe() {
        if (subscription != null) {
            subscription.unsubscribe();
        }
    }

    /** Whether the topic was terminated and everything in it is acknowledged. */
    boolean isEndOfTopic() {
        return subscription != null
                && subscription.topic().isTerminated()
                && subscription.cursor().backlog() == 0;
    }

    void detach() {
        redelivery.stop();
        if (subscription != null) {
            subscription.remove(this);
            subscription = null;
        }
    }

    void joined(Subscription joined) {
        // Pending redeliveries belong to the previous topic, in which an index is a different
        // message.
        redelivery.stop();
        forget();
        delivered.clear();
        subscription = joined;
        if (options.ackTimeout().compareTo(Duration.ZERO) > 0) {
            redelivery.watch(options.ackTimeout(), unacknowledged);
        }
    }

    boolean hasRoom() {
        return prefetched.size() < capacity;
    }

    void prefetch(long index, int redeliveryCount) {
        prefetched.add(new Prefetched(index, redeliveryCount));
    }

    /** Sends prefetched messages while the sender is ready; true if any was sent. */
    boolean deliver() {
        Subscription current = subscription;
        if (current == null) {
            return false;
        }
        MessageLog log = current.topic().log();
        boolean sent = false;
        while (!prefetched.isEmpty() && sender.isReady()) {
            Prefetched message = prefetched.remove();
            if (log.contains(message.index())) {
                unacknowledged.put(message.index(), redelivery.tick());
                if (onlyDelivered) {
                    delivered.add(message.index());
                }
                if (sender.send(log.get(message.index()), message.redeliveryCount())) {
                    sent = true;
                } else {
                    unacknowledged.put(message.index(), Redelivery.NEVER);
                }
            }
        }
        if (sent) {
            sender.flush();
        }
        return sent;
    }

    /** Discards all its messages, and returns their indexes. */
    Set<Long> forget() {
        Set<Long> indexes = new TreeSet<>(unacknowledged.keySet());
        prefetched.forEach(message -> indexes.add(message.index()));
        prefetched.clear();
        unacknowledged.clear();
        batches.clear();
        return indexes;
    }

    /** The number of messages that were sent and are not acknowledged. */
    int inFlight() {
        return unacknowledged.size();
    }

    /** The number of messages that the subscription has not acknowledged. */
    long backlog() {
        return subscription == null ? 0 : subscription.backlog();
    }

    /** Whether the message was sent and is not acknowledged. */
    boolean holds(long index) {
        return unacknowledged.containsKey(index);
    }

    /** Discards one message, and the acknowledgements within its batch. */
    void forget(long index) {
        unacknowledged.remove(index);
        prefetched.removeIf(message -> message.index() == index);
        if (subscription != null && subscription.topic().log().contains(index)) {
            batches.forget(subscription.topic().log().get(index).id());
        }
    }

    void redeliver(Set<Long> indexes) {
        if (subscription != null) {
            subscription.redeliver(this, indexes);
        }
    }

    /** Whether it is exactly the id of a message that was sent. */
    private boolean isOfDelivered(MessageId id, MessageLog log, long index) {
        return delivered.contains(index) && log.contains(index) && log.get(index).id().equals(id);
    }

    private void acknowledgeBatched(MessageId id, long index, Cursor cursor) {
        if (batches.completes(id)) {
            long first = index - id.batchIndex();
            for (long i = first; i < first + id.batchSize(); i++) {
                unacknowledged.remove(i);
                cursor.acknowledge(i);
            }
        } else {
            // The message no longer times out, but is not acknowledged either.
            unacknowledged.put(index, Redelivery.NEVER);
        }
    }
}
