/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One consumer of a subscription. Like Pulsar's proxy, which is a client of the broker, it
 * prefetches messages; no other consumer receives a prefetched message.
 */
public final class TopicConsumer {

    private final Outlet outlet;
    private final ConsumerOptions options;
    private final Credits credits;
    private final int capacity;
    private final Deque<Prefetched> prefetched = new ArrayDeque<>();
    private final Map<Long, Long> unacknowledged = new HashMap<>();
    private final BatchAcks batches = new BatchAcks();
    private final Redelivery redelivery;
    private @Nullable Subscription subscription;
    private boolean open;
    private boolean stuck;

    private record Prefetched(long index, int redeliveryCount) {}

    TopicConsumer(ConsumerOptions options, Broker broker, Outlet outlet) {
        this.options = options;
        this.outlet = outlet;
        this.credits = Credits.ofConsumer(options.receiverQueueSize(), options.pullMode());
        this.capacity = Math.max(1, Math.min(options.receiverQueueSize(), Credits.MAX));
        this.redelivery = new Redelivery(this, broker.executor());
    }

    /** {@return the options of the consumer} */
    public ConsumerOptions options() {
        return options;
    }

    /** Starts sending. The subscription already exists, so no message is missed. */
    public void open() {
        open = true;
        dispatch();
    }

    /** Sends available messages; called by the outlet when it is writable again. */
    public void dispatch() {
        if (subscription != null) {
            subscription.dispatch();
        }
    }

    /**
     * Acknowledges one message. The client gets its credit back, whatever the id is.
     *
     * @param id the id of the message
     */
    public void acknowledge(MessageId id) {
        credits.giveBack();
        Subscription current = subscription;
        if (current != null) {
            MessageLog log = current.topic().log();
            long index = log.indexOf(id);
            if (index >= 0 && !id.isBatched()) {
                unacknowledged.remove(index);
                current.cursor().acknowledge(index);
            } else if (index >= 0 && unacknowledged.containsKey(index)) {
                acknowledgeBatched(log.get(index).id(), index, current.cursor());
            }
        }
        dispatch();
    }

    /**
     * Requests redelivery of a message after the delay; the client gets its credit back.
     *
     * @param id the id of the message
     */
    public void negativeAcknowledge(MessageId id) {
        credits.giveBack();
        long index = subscription == null ? -1 : subscription.topic().log().indexOf(id);
        if (unacknowledged.containsKey(index)) {
            unacknowledged.put(index, Redelivery.NEVER);
            redelivery.after(options.nackDelay(), index);
        }
        dispatch();
    }

    /**
     * Permits more messages, in pull mode.
     *
     * @param messages the number of messages, from 1
     */
    public void permit(int messages) {
        credits.permit(messages);
        dispatch();
    }

    /** Deletes the subscription; the connection stays open, and receives nothing more. */
    public void unsubscribe() {
        if (subscription != null) {
            subscription.unsubscribe();
        }
    }

    /** {@return whether the topic was terminated and everything in it is acknowledged} */
    public boolean isEndOfTopic() {
        return subscription != null
                && subscription.topic().isTerminated()
                && subscription.cursor().backlog() == 0;
    }

    /** Called when the connection has ended. */
    public void detach() {
        open = false;
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

    /** Sends prefetched messages while credits and the outlet allow it; true if any was sent. */
    boolean deliver() {
        Subscription current = subscription;
        if (!open || current == null) {
            return false;
        }
        MessageLog log = current.topic().log();
        boolean sent = false;
        while (!stuck && !prefetched.isEmpty() && credits.isAvailable() && outlet.isWritable()) {
            Prefetched message = prefetched.remove();
            if (log.contains(message.index())
                    && log.get(message.index()).message().hasNullPayload()) {
                stuck = true; // as in Pulsar's proxy, whose loop ends here
                unacknowledged.put(message.index(), Redelivery.NEVER);
            } else if (log.contains(message.index())) {
                credits.spend();
                unacknowledged.put(message.index(), redelivery.tick());
                outlet.send(log.get(message.index()), message.redeliveryCount());
                sent = true;
            }
        }
        if (sent) {
            outlet.flush();
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
