/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces and topics. All methods are called on the single-threaded executor; none of them
 * blocks.
 */
public final class Broker {

    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final Routing routing;
    private final int retention;
    private final Map<String, Boolean> namespaces = new LinkedHashMap<>();
    private final Map<TopicName, Topic> topics = new LinkedHashMap<>();
    private long lastLedger = 4;

    /**
     * @param executor a single-threaded executor
     * @param clock the clock of publish times; they are written in its zone
     * @param routing selects the other topics that a message is published to
     * @param retention how many messages each topic keeps, from 1
     */
    public Broker(ScheduledExecutorService executor, Clock clock, Routing routing, int retention) {
        this.executor = executor;
        this.clock = clock;
        this.routing = routing;
        this.retention = retention;
    }

    /**
     * Creates a namespace if it does not exist.
     *
     * @param tenant the tenant
     * @param namespace the namespace, such as {@code event-v1}
     */
    public void createNamespace(String tenant, String namespace) {
        namespaces.putIfAbsent(tenant + "/" + namespace, true);
    }

    /**
     * Sets whether clients may create topics in the namespace by connecting; initially they may.
     *
     * @param tenant the tenant
     * @param namespace the namespace, such as {@code event-v1}
     * @param allowed whether connecting creates a topic that does not exist
     */
    public void setTopicCreation(String tenant, String namespace, boolean allowed) {
        namespaces.put(tenant + "/" + namespace, allowed);
    }

    /**
     * Creates a topic if it does not exist.
     *
     * @param name the topic
     */
    public void createTopic(TopicName name) {
        createNamespace(name.tenant(), name.namespace());
        topics.computeIfAbsent(name, absent -> new Topic(this, absent, retention));
    }

    /**
     * Publishes messages to a topic, and to the other topics that the routing selects.
     *
     * @param name the topic
     * @param messages the messages, in the order to store them
     * @param batch whether the messages are stored as one batch
     * @return the ids, in the order of the messages
     * @throws BrokerException if there is no such topic, or it was terminated
     */
    public List<MessageId> publish(TopicName name, List<Message> messages, boolean batch) {
        List<MessageId> ids = topic(name).append(messages, batch);
        for (Message message : messages) {
            for (TopicName other : routing.alsoTo(name, message)) {
                publishAnywhere(other, List.of(message));
            }
        }
        return ids;
    }

    /**
     * {@return a reader of a topic, which sends nothing until it is opened}
     *
     * @param name the topic
     * @param start the position of the first message
     * @param receiverQueueSize the number of messages sent ahead, 1 to 1000
     * @param outlet the connection that sends the messages
     * @throws BrokerException if there is no such topic
     */
    public TopicReader read(
            TopicName name, StartPosition start, int receiverQueueSize, Outlet outlet) {
        return topic(name).addReader(start, receiverQueueSize, outlet);
    }

    /**
     * {@return a consumer of a subscription, which sends nothing until it is opened}
     *
     * @param name the topic
     * @param subscription the name of the subscription
     * @param options the options of the consumer
     * @param outlet the connection that sends the messages
     * @throws BrokerException if there is no such topic, or the subscription is busy
     */
    public TopicConsumer subscribe(
            TopicName name, String subscription, ConsumerOptions options, Outlet outlet) {
        TopicConsumer consumer = new TopicConsumer(options, this, outlet);
        topic(name).subscription(subscription, options).add(consumer);
        return consumer;
    }

    /**
     * Checks that a producer may publish to a topic.
     *
     * @param name the topic
     * @throws BrokerException if it may not
     */
    public void checkProducer(TopicName name) {
        if (topic(name).isTerminated()) {
            throw new BrokerException(
                    BrokerException.Reason.TOPIC_TERMINATED, "Topic was already terminated");
        }
    }

    /**
     * Moves a topic to another broker: sockets stay open, unacknowledged messages are redelivered.
     *
     * @param name the topic
     */
    public void unload(TopicName name) {
        existing(name).unload();
    }

    /**
     * Terminates a topic: it accepts no more messages.
     *
     * @param name the topic
     */
    public void terminate(TopicName name) {
        topic(name).terminate();
    }

    /**
     * Deletes a topic while clients are connected. If clients may create topics, theirs immediately
     * create it again and continue. Otherwise their sockets stay open and silent.
     *
     * @param name the topic
     */
    public void delete(TopicName name) {
        Topic deleted = existing(name);
        topics.remove(name);
        deleted.becomeZombie();
        if (mayCreate(name)) {
            topic(name).succeed(deleted);
        }
    }

    /**
     * Drops the oldest messages of a topic, as retention does, so that {@code keep} are left.
     *
     * @param name the topic
     * @param keep the number of messages that stay, from 0
     */
    public void trim(TopicName name, int keep) {
        MessageLog log = existing(name).log();
        log.dropOldest(Math.max(0, log.size() - keep));
    }

    /**
     * Moves a subscription back to the oldest message of its topic.
     *
     * @param name the topic
     * @param subscription the name of the subscription
     */
    public void seekBack(TopicName name, String subscription) {
        Topic topic = existing(name);
        Subscription found = topic.subscription(subscription);
        if (found == null) {
            throw new BrokerException(
                    BrokerException.Reason.TOPIC_NOT_FOUND, "Subscription not found");
        }
        found.reset(topic.log().first());
    }

    /** Resets every topic after a server restart, when no client is connected. */
    public void restart() {
        topics.values().forEach(Topic::unload);
    }

    /**
     * {@return the number of messages that are not acknowledged; -1 if there is no such
     * subscription}
     *
     * @param name the topic
     * @param subscription the name of the subscription
     */
    public long backlog(TopicName name, String subscription) {
        Topic topic = topics.get(name);
        Subscription found = topic == null ? null : topic.subscription(subscription);
        return found == null ? -1 : found.cursor().backlog();
    }

    /** {@return the status of each topic, in the order of their creation} */
    public List<TopicStatus> status() {
        return topics.values().stream().map(Broker::status).toList();
    }

    /**
     * {@return the messages that a topic contains now, oldest first; empty if there is no such
     * topic}
     *
     * @param name the topic
     */
    public List<StoredMessage> messages(TopicName name) {
        Topic topic = topics.get(name);
        List<StoredMessage> all = new ArrayList<>();
        if (topic != null) {
            for (long i = topic.log().first(); i < topic.log().end(); i++) {
                all.add(topic.log().get(i));
            }
        }
        return all;
    }

    /**
     * {@return the newest messages of a topic, newest first; empty if there is no such topic}
     *
     * @param name the topic
     * @param most the largest number of messages to return, from 0
     */
    public List<StoredMessage> newest(TopicName name, int most) {
        Topic topic = topics.get(name);
        List<StoredMessage> newest = new ArrayList<>();
        if (topic != null) {
            MessageLog log = topic.log();
            for (long i = log.end() - 1; i >= log.first() && newest.size() < most; i--) {
                newest.add(log.get(i));
            }
        }
        return newest;
    }

    /** Publishes to a topic, which is created if it does not exist. */
    void publishAnywhere(TopicName name, List<Message> messages) {
        createTopic(name);
        Topic topic = topic(name);
        if (!topic.isTerminated()) {
            topic.append(messages, false);
        }
    }

    ScheduledExecutorService executor() {
        return executor;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }

    long nextLedger() {
        return ++lastLedger;
    }

    private Topic topic(TopicName name) {
        if (!namespaces.containsKey(name.tenant() + "/" + name.namespace())) {
            throw new BrokerException(
                    BrokerException.Reason.NAMESPACE_NOT_FOUND, "Namespace not found");
        }
        Topic topic = topics.get(name);
        if (topic == null && mayCreate(name)) {
            topic = new Topic(this, name, retention);
            topics.put(name, topic);
        }
        return found(topic);
    }

    private Topic existing(TopicName name) {
        return found(topics.get(name));
    }

    private static Topic found(@Nullable Topic topic) {
        if (topic == null) {
            throw new BrokerException(BrokerException.Reason.TOPIC_NOT_FOUND, "");
        }
        return topic;
    }

    private boolean mayCreate(TopicName name) {
        return namespaces.getOrDefault(name.tenant() + "/" + name.namespace(), false);
    }

    private static TopicStatus status(Topic topic) {
        Map<String, Long> backlogs = new LinkedHashMap<>();
        topic.subscriptions().forEach((name, sub) -> backlogs.put(name, sub.cursor().backlog()));
        return new TopicStatus(
                topic.name(), topic.log().end(), topic.log().size(), topic.clients(), backlogs);
    }
}
