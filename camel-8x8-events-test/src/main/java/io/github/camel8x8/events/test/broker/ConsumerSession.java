/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A consumer of a subscription. On a partitioned topic, it consumes the subscription of each
 * partition; all of them share its credits.
 */
public final class ConsumerSession implements PartitionedSession {

    private final String subscription;
    private final ConsumerOptions options;
    private final ScheduledExecutorService executor;
    private final MessageSender sender;
    private final boolean partitioned;

    /** By the number of the partition; one if the topic has no partitions. */
    private final List<TopicConsumer> consumers = new ArrayList<>();

    private boolean closed;
    private int turn;

    /**
     * @param partitioned whether message ids determine the partition
     */
    ConsumerSession(
            String subscription,
            ConsumerOptions options,
            boolean partitioned,
            ScheduledExecutorService executor,
            Outlet outlet) {
        this.subscription = subscription;
        this.options = options;
        this.partitioned = partitioned;
        this.executor = executor;
        this.sender =
                new MessageSender(
                        outlet,
                        Credits.ofConsumer(options.receiverQueueSize(), options.pullMode()));
    }

    /**
     * Subscribes to topics; to all or none.
     *
     * @throws BrokerException if the subscription of a topic is busy
     */
    void subscribe(List<Topic> topics) {
        try {
            topics.forEach(this::subscribe);
        } catch (BrokerException e) {
            detach();
            throw partitioned
                    ? new BrokerException(
                            e.reason(),
                            String.valueOf(e.getMessage()),
                            "Failed to subscribe "
                                    + topics.get(0).name().withoutPartition()
                                    + " with "
                                    + topics.size()
                                    + " partitions\n")
                    : e;
        }
    }

    /** Starts sending. The subscription already exists, so no message is missed. */
    public void open() {
        sender.open();
        dispatch();
    }

    /** Sends available messages; called by the outlet when it is writable again. */
    public void dispatch() {
        turn++; // so that no partition always comes first
        for (int i = 0; i < consumers.size(); i++) {
            consumers.get(Math.floorMod(turn + i, consumers.size())).dispatch();
        }
    }

    /**
     * Acknowledges one message. The client gets its credit back, whatever the id is.
     *
     * @param id the id of the message
     */
    public void acknowledge(MessageId id) {
        sender.credits().giveBack();
        TopicConsumer consumer = consumerOf(id);
        if (consumer != null) {
            consumer.acknowledge(id);
        }
        dispatch();
    }

    /**
     * Requests redelivery of a message after the delay; the client gets its credit back.
     *
     * @param id the id of the message
     */
    public void negativeAcknowledge(MessageId id) {
        sender.credits().giveBack();
        TopicConsumer consumer = consumerOf(id);
        if (consumer != null) {
            consumer.negativeAcknowledge(id);
        }
        dispatch();
    }

    /**
     * Permits more messages, in pull mode.
     *
     * @param messages the number of messages, from 1
     */
    public void permit(int messages) {
        sender.credits().permit(messages);
        dispatch();
    }

    /** Deletes the subscription; the connection stays open, and receives nothing more. */
    public void unsubscribe() {
        consumers.forEach(TopicConsumer::unsubscribe);
    }

    /** {@return whether the topic was terminated and everything in it is acknowledged} */
    public boolean isEndOfTopic() {
        return consumers.stream().allMatch(TopicConsumer::isEndOfTopic);
    }

    /** {@return how far it is} */
    public Progress progress() {
        return new Progress(
                sender.credits().window(),
                consumers.stream().mapToLong(TopicConsumer::inFlight).sum(),
                consumers.stream().mapToLong(TopicConsumer::backlog).sum());
    }

    /** Called when the connection has ended. */
    public void detach() {
        closed = true;
        sender.close();
        consumers.forEach(TopicConsumer::detach);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public int partitions() {
        return consumers.size();
    }

    @Override
    public boolean addPartition(Topic partition) {
        try {
            subscribe(partition);
        } catch (BrokerException e) {
            return false;
        }
        dispatch();
        return true;
    }

    private void subscribe(Topic topic) {
        TopicConsumer consumer = new TopicConsumer(options, partitioned, executor, sender);
        topic.subscription(subscription, options).add(consumer);
        consumers.add(consumer);
    }

    /** The consumer of the id's partition; null if there is no such partition. */
    private @Nullable TopicConsumer consumerOf(MessageId id) {
        int index = partitioned ? id.partition() : 0;
        return index >= 0 && index < consumers.size() ? consumers.get(index) : null;
    }
}
