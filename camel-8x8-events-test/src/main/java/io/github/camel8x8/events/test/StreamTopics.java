/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import io.github.camel8x8.events.test.broker.Broker;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.broker.MessageId;
import io.github.camel8x8.events.test.broker.StoredMessage;
import io.github.camel8x8.events.test.broker.TopicName;
import io.github.camel8x8.events.test.broker.TopicStatus;
import io.github.camel8x8.events.test.server.OneThread;
import io.github.camel8x8.events.test.server.WebSocketServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The topics of an event stream: publishes to them, inspects them and administers them. */
abstract class StreamTopics {

    private static final int MAX_LAST = 20;

    private final String tenant;
    private final OneThread thread;
    private final Broker broker;

    /**
     * @param tenant the tenant of topics that are named without one
     */
    StreamTopics(String tenant, WebSocketServer server) {
        this.tenant = tenant;
        this.thread = server.thread();
        this.broker = server.broker();
    }

    /**
     * Publishes events to {@code all}, in order.
     *
     * @param events the events, in the order to publish them
     * @return the published events, with ids
     */
    public List<Published> publish(Events events) {
        return publishTo(EventRouting.ALL, events);
    }

    /**
     * Publishes one event, as JSON, to {@code all}.
     *
     * @param payload the payload, JSON
     * @return the published events, with ids
     */
    public Published publish(String payload) {
        return publishTo(EventRouting.ALL, payload);
    }

    /**
     * Publishes one message with any text to a topic.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param payload the payload
     * @return the published events, with ids
     */
    public Published publishTo(String topic, String payload) {
        return publishTo(topic, () -> List.of(Message.of(payload))).get(0);
    }

    /**
     * Publishes messages to a topic, in order.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param events the events, in the order to publish them
     * @return the published events, with ids
     */
    public List<Published> publishTo(String topic, Events events) {
        return publish(topic, events.messages(), false);
    }

    /**
     * Publishes messages as one batch, which is stored as one entry of the topic's ledger.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param events the events, in the order to publish them
     * @return the published events, with ids
     */
    public List<Published> publishBatchTo(String topic, Events events) {
        return publish(topic, events.messages(), true);
    }

    /**
     * {@return the messages that a topic contains now, oldest first; those of a partitioned topic
     * are in the order of the partitions}
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     */
    public List<Message> messages(String topic) {
        return thread.call(
                () -> broker.messages(name(topic)).stream().map(m -> m.message()).toList());
    }

    /** {@return the types of the last events on {@code all}, up to 20, the newest first} */
    public List<String> lastEventTypes() {
        return lastEvents(MAX_LAST).stream().map(StreamEvent::type).toList();
    }

    /**
     * {@return the last events on {@code all}, the newest first}
     *
     * @param most the largest number of events to return, from 0
     */
    public List<StreamEvent> lastEvents(int most) {
        List<StoredMessage> last = thread.call(() -> broker.newest(name(EventRouting.ALL), most));
        return last.stream().map(EventRouting::event).toList();
    }

    /**
     * {@return an event on {@code all}; empty if it is not, or no longer, in the topic}
     *
     * @param id the id of its message as {@link MessageId#toString} writes it, such as {@code
     *     5:12:-1}
     */
    public Optional<StreamEvent> event(String id) {
        List<StoredMessage> all = thread.call(() -> broker.messages(name(EventRouting.ALL)));
        return all.stream()
                .filter(stored -> stored.id().toString().equals(id))
                .findFirst()
                .map(EventRouting::event);
    }

    /**
     * {@return all topics, in the order of their creation; each partitioned topic is followed by
     * its partitions}
     */
    public List<TopicStatus> topics() {
        return thread.call(broker::status);
    }

    /**
     * {@return the number of messages of a subscription that are not acknowledged; -1 if there is
     * no such subscription}
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param subscription the name of the subscription
     */
    public long backlog(String topic, String subscription) {
        return thread.call(() -> broker.backlog(name(topic), subscription));
    }

    /**
     * Creates a namespace, with its tenant, if it does not exist.
     *
     * @param ofTenant the tenant
     * @param namespace the namespace, such as {@code event-v1}
     */
    public void createNamespace(String ofTenant, String namespace) {
        thread.run(() -> broker.createNamespace(ofTenant, namespace));
    }

    /**
     * Prevents clients from creating topics of the namespace by connecting.
     *
     * @param ofTenant the tenant
     * @param namespace the namespace, such as {@code event-v1}
     */
    public void forbidTopicCreation(String ofTenant, String namespace) {
        thread.run(() -> broker.setTopicCreation(ofTenant, namespace, false));
    }

    /**
     * Creates a topic if it does not exist.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     */
    public void createTopic(String topic) {
        thread.run(() -> broker.createTopic(name(topic)));
    }

    /**
     * Creates a partitioned topic. Its partitions are the topics {@code topic-partition-0}, {@code
     * topic-partition-1} and so on. Messages that are published to the topic are spread over them:
     * by the hash of the key, in turn if there is none.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param partitions the number of partitions, from 1
     * @throws IllegalStateException if the topic already exists
     */
    public void createPartitionedTopic(String topic, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "partitions is " + partitions + ", must be 1 and more");
        }
        thread.run(() -> broker.createPartitionedTopic(name(topic), partitions));
    }

    /**
     * Adds partitions to a partitioned topic. Each has the subscriptions of the others. Clients
     * that are connected to the whole topic receive messages of the new partitions after {@link
     * EventStreamBuilder#partitionUpdateInterval}.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param partitions the new number of partitions, from the present one; it cannot decrease
     */
    public void addPartitions(String topic, int partitions) {
        thread.run(() -> broker.addPartitions(name(topic), partitions));
    }

    /**
     * Moves a topic, or all its partitions, to another broker: sockets stay open, unacknowledged
     * events are redelivered.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     */
    public void unload(String topic) {
        thread.run(() -> broker.unload(name(topic)));
    }

    /**
     * Terminates a topic, or all its partitions: it accepts no more messages.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     */
    public void terminate(String topic) {
        thread.run(() -> broker.terminate(name(topic)));
    }

    /**
     * Deletes a topic while clients are connected. If clients may create topics, their connections
     * immediately create it again and continue. Otherwise, after {@link #forbidTopicCreation}, the
     * connections stay open and silent.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     */
    public void delete(String topic) {
        thread.run(() -> broker.delete(name(topic)));
    }

    /**
     * Drops the oldest messages of a topic, or of each partition, as its retention does, and keeps
     * the given number.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param keep the number of messages that stay, from 0
     */
    public void trim(String topic, int keep) {
        thread.run(() -> broker.trim(name(topic), keep));
    }

    /**
     * Moves a subscription back to the oldest message of its topic.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param subscription the name of the subscription
     */
    public void seekBack(String topic, String subscription) {
        thread.run(() -> broker.seekBack(name(topic), subscription));
    }

    private List<Published> publish(String topic, List<Message> messages, boolean batch) {
        TopicName name = name(topic);
        List<MessageId> ids =
                thread.call(() -> broker.publish(name, messages, batch, Broker.IN_TURN));
        List<Published> published = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            published.add(new Published(topic, ids.get(i).toText(), messages.get(i).text()));
        }
        return published;
    }

    /** The full name of a topic. */
    TopicName name(String topic) {
        String[] parts = topic.split("/", 3);
        return switch (parts.length) {
            case 1 -> new TopicName(tenant, EventRouting.EVENTS, parts[0]);
            case 2 -> new TopicName(tenant, parts[0], parts[1]);
            default -> new TopicName(parts[0], parts[1], parts[2]);
        };
    }
}
