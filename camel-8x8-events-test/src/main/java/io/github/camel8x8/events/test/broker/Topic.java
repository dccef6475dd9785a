/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A topic, or one partition of a topic: its messages, readers and subscriptions. */
final class Topic {

    private final Broker broker;
    private final TopicName name;
    private final int partition;
    private final MessageLog log;
    private final Set<TopicReader> readers = new LinkedHashSet<>();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private long ledgerId;
    private long nextEntry;
    private boolean terminated;
    private boolean dispatchPlanned;

    Topic(Broker broker, TopicName name, int retention) {
        this.broker = broker;
        this.name = name;
        this.partition = name.partition();
        this.log = new MessageLog(retention);
        this.ledgerId = broker.nextLedger();
    }

    TopicName name() {
        return name;
    }

    MessageLog log() {
        return log;
    }

    Broker broker() {
        return broker;
    }

    boolean isTerminated() {
        return terminated;
    }

    /** Stores messages, as one entry each or as one batch, and schedules their delivery. */
    List<MessageId> append(List<Message> messages, boolean batch) {
        if (terminated) {
            throw new BrokerException(
                    BrokerException.Reason.TOPIC_TERMINATED, "Topic was already terminated");
        }
        List<MessageId> ids = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            MessageId id =
                    batch
                            ? new MessageId(ledgerId, nextEntry, partition, i, messages.size())
                            : new MessageId(ledgerId, nextEntry++, partition, -1, 0);
            log.add(new StoredMessage(id, messages.get(i), publishTime(messages.get(i))));
            ids.add(id);
        }
        if (batch) {
            nextEntry++;
        }
        planDispatch();
        return ids;
    }

    void add(TopicReader reader) {
        readers.add(reader);
    }

    void remove(TopicReader reader) {
        readers.remove(reader);
    }

    /** The subscription of this name; created if it does not exist. */
    Subscription subscription(String subscriptionName, ConsumerOptions options) {
        return subscription(subscriptionName, options.fromEarliest(), options.durable());
    }

    private Subscription subscription(
            String subscriptionName, boolean fromEarliest, boolean durable) {
        return subscriptions.computeIfAbsent(
                subscriptionName,
                absent -> {
                    long start = fromEarliest ? log.first() : log.end();
                    return new Subscription(this, absent, start, durable);
                });
    }

    /** Creates the durable subscriptions of another topic. */
    void subscribeAs(Topic other) {
        other.subscriptions.values().stream()
                .filter(Subscription::isDurable)
                .forEach(subscription -> subscription(subscription.name(), true, true));
    }

    @Nullable Subscription subscription(String subscriptionName) {
        return subscriptions.get(subscriptionName);
    }

    Map<String, Subscription> subscriptions() {
        return subscriptions;
    }

    void remove(Subscription subscription) {
        subscriptions.remove(subscription.name(), subscription);
    }

    /**
     * Simulates a move to another broker: starts a new ledger, and redelivers unacknowledged
     * messages.
     */
    void unload() {
        ledgerId = broker.nextLedger();
        nextEntry = 0;
        subscriptions.values().forEach(Subscription::startOver);
        planDispatch();
    }

    void terminate() {
        terminated = true;
    }

    /** Discards the messages; the clients stay connected, and receive nothing more. */
    void becomeZombie() {
        log.dropOldest(log.size());
    }

    /** Takes over the clients of a deleted topic of the same name. */
    void succeed(Topic deleted) {
        for (TopicReader reader : deleted.readers) {
            reader.move(deleted, this);
            readers.add(reader);
        }
        deleted.readers.clear();
        for (Subscription subscription : deleted.subscriptions.values()) {
            for (TopicConsumer consumer : subscription.consumers()) {
                subscription(subscription.name(), consumer.options()).add(consumer);
            }
        }
        deleted.subscriptions.clear();
    }

    /** The connections of the readers and consumers. */
    Set<MessageSender> clients() {
        Set<MessageSender> clients = new HashSet<>();
        readers.forEach(reader -> clients.add(reader.sender()));
        subscriptions.values().stream()
                .flatMap(subscription -> subscription.consumers().stream())
                .forEach(consumer -> clients.add(consumer.sender()));
        return clients;
    }

    void planDispatch() {
        if (!dispatchPlanned) {
            dispatchPlanned = true;
            broker.executor().execute(this::dispatch);
        }
    }

    private OffsetDateTime publishTime(Message message) {
        Instant given = message.publishTime();
        return given == null ? broker.now() : broker.inZone(given);
    }

    private void dispatch() {
        dispatchPlanned = false;
        List.copyOf(readers).forEach(TopicReader::dispatch);
        List.copyOf(subscriptions.values()).forEach(Subscription::dispatch);
    }
}
