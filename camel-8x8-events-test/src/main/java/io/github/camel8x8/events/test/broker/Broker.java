/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The namespaces and topics. All methods are called on the single-threaded executor; none of them
 * blocks.
 */
public final class Broker {

    /** Stores the messages without a key in all partitions in turn. */
    public static final int IN_TURN = -1;

    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final Routing routing;
    private final Topics topics;
    private final TopicReport report;
    private final Duration partitionUpdateInterval;
    private long lastLedger = 4;

    /**
     * @param executor a single-threaded executor
     * @param clock the clock of publish times; they are written in its zone
     * @param routing selects the other topics that a message is published to
     * @param retention how many messages each topic or partition keeps, from 1
     * @param partitionUpdateInterval the time after which clients of a partitioned topic receive
     *     messages of a new partition
     */
    public Broker(
            ScheduledExecutorService executor,
            Clock clock,
            Routing routing,
            int retention,
            Duration partitionUpdateInterval) {
        this.executor = executor;
        this.clock = clock;
        this.routing = routing;
        this.partitionUpdateInterval = partitionUpdateInterval;
        this.topics = new Topics(name -> new Topic(this, name, retention));
        this.report = new TopicReport(topics);
    }

    /**
     * Creates a namespace if it does not exist.
     *
     * @param tenant the tenant
     * @param namespace the namespace, such as {@code event-v1}
     */
    public void createNamespace(String tenant, String namespace) {
        topics.createNamespace(tenant, namespace);
    }

    /**
     * Sets whether clients may create topics in the namespace by connecting; initially they may.
     *
     * @param tenant the tenant
     * @param namespace the namespace, such as {@code event-v1}
     * @param allowed whether connecting creates a topic that does not exist
     */
    public void setTopicCreation(String tenant, String namespace, boolean allowed) {
        topics.setCreation(tenant, namespace, allowed);
    }

    /**
     * Creates a topic if it does not exist.
     *
     * @param name the topic
     */
    public void createTopic(TopicName name) {
        if (topics.partitioned(name).isEmpty()) {
            topics.create(name);
        }
    }

    /**
     * Creates a partitioned topic.
     *
     * @param name the topic
     * @param partitions the number of partitions, from 1
     * @throws IllegalStateException if there is such a topic
     */
    public void createPartitionedTopic(TopicName name, int partitions) {
        topics.createPartitioned(name, partitions);
    }

    /**
     * Adds partitions to a partitioned topic. Each has the durable subscriptions of the others.
     * Clients that are connected to all partitions receive messages of the new ones after the
     * update interval.
     *
     * @param name the topic
     * @param total the new number of partitions, from the present one
     * @throws BrokerException if there is no such partitioned topic
     */
    public void addPartitions(TopicName name, int total) {
        PartitionedTopic grown = topics.addPartitions(name, total);
        executor.schedule(
                () -> grown.addToSessions(topics::find),
                partitionUpdateInterval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /**
     * Publishes messages to a topic, and to the other topics that the routing selects.
     *
     * @param name the topic
     * @param messages the messages, in the order to store them
     * @param batch whether the messages are stored as one batch; one for each partition
     * @param withoutKey the partition of messages without a key, from 0, modulo the number of
     *     partitions; {@link #IN_TURN}
     * @return the ids, in the order of the messages
     * @throws BrokerException if there is no such topic, or it was terminated
     */
    public List<MessageId> publish(
            TopicName name, List<Message> messages, boolean batch, int withoutKey) {
        List<MessageId> ids = append(name, messages, batch, withoutKey);
        for (Message message : messages) {
            for (TopicName other : routing.alsoTo(topics.wholeOf(name), message)) {
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
     * @throws BrokerException if there is no such topic, or it has partitions and the position is
     *     that of a message
     */
    public TopicReader read(
            TopicName name, StartPosition start, int receiverQueueSize, Outlet outlet) {
        List<Topic> opened = topics.open(name);
        Optional<PartitionedTopic> partitioned = partitioned(name, receiverQueueSize);
        if (partitioned.isPresent() && !start.isAllowedWithPartitions()) {
            throw new BrokerException(
                    BrokerException.Reason.ILLEGAL_FOR_PARTITIONS,
                    "org.apache.pulsar.client.api.PulsarClientException: "
                            + "The partitioned topic startMessageId is illegal");
        }
        TopicReader reader = new TopicReader(opened, start, receiverQueueSize, outlet);
        partitioned.ifPresent(topic -> topic.join(reader));
        return reader;
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
    public ConsumerSession subscribe(
            TopicName name, String subscription, ConsumerOptions options, Outlet outlet) {
        List<Topic> opened = topics.open(name);
        Optional<PartitionedTopic> partitioned = partitioned(name, options.receiverQueueSize());
        ConsumerSession session =
                new ConsumerSession(
                        subscription, options, partitioned.isPresent(), executor, outlet);
        session.subscribe(opened);
        partitioned.ifPresent(topic -> topic.join(session));
        return session;
    }

    /**
     * Checks that a producer may publish to a topic.
     *
     * @param name the topic
     * @throws BrokerException if it may not
     */
    public void checkProducer(TopicName name) {
        if (topics.open(name).stream().anyMatch(Topic::isTerminated)) {
            throw new BrokerException(
                    BrokerException.Reason.TOPIC_TERMINATED, "Topic was already terminated");
        }
    }

    /**
     * Moves a topic, or all its partitions, to another broker: sockets stay open, unacknowledged
     * messages are redelivered.
     *
     * @param name the topic
     */
    public void unload(TopicName name) {
        topics.existing(name).forEach(Topic::unload);
    }

    /**
     * Terminates a topic, or all its partitions: it accepts no more messages.
     *
     * @param name the topic
     */
    public void terminate(TopicName name) {
        topics.open(name).forEach(Topic::terminate);
    }

    /**
     * Deletes a topic while clients are connected. If clients may create topics, theirs immediately
     * create it again and continue. Otherwise their sockets stay open and silent. The clients of a
     * partitioned topic create its partitions again, as topics.
     *
     * @param name the topic
     */
    public void delete(TopicName name) {
        List<Topic> deleted = topics.existing(name);
        topics.remove(name);
        for (Topic topic : deleted) {
            topic.becomeZombie();
            if (topics.mayCreate(name)) {
                topics.create(topic.name()).succeed(topic);
            }
        }
    }

    /**
     * Drops the oldest messages of a topic, or of each partition, as retention does, so that {@code
     * keep} are left.
     *
     * @param name the topic
     * @param keep the number of messages that stay, from 0
     */
    public void trim(TopicName name, int keep) {
        for (Topic topic : topics.existing(name)) {
            topic.log().dropOldest(Math.max(0, topic.log().size() - keep));
        }
    }

    /**
     * Moves a subscription back to the oldest message of its topic.
     *
     * @param name the topic
     * @param subscription the name of the subscription
     */
    public void seekBack(TopicName name, String subscription) {
        for (Topic topic : topics.existing(name)) {
            Subscription found = topic.subscription(subscription);
            if (found == null) {
                throw new BrokerException(
                        BrokerException.Reason.TOPIC_NOT_FOUND, "Subscription not found");
            }
            found.reset(topic.log().first());
        }
    }

    /** Resets every topic after a server restart, when no client is connected. */
    public void restart() {
        topics.all().forEach(Topic::unload);
    }

    /**
     * {@return the number of messages that are not acknowledged; -1 if there is no such
     * subscription}
     *
     * @param name the topic
     * @param subscription the name of the subscription
     */
    public long backlog(TopicName name, String subscription) {
        return report.backlog(name, subscription);
    }

    /**
     * {@return the status of each topic, in the order of their creation; after each partitioned
     * topic, that of its partitions}
     */
    public List<TopicStatus> status() {
        return report.status();
    }

    /**
     * {@return the messages that a topic contains now, oldest first, partition after partition;
     * empty if there is no such topic}
     *
     * @param name the topic
     */
    public List<StoredMessage> messages(TopicName name) {
        return report.messages(name);
    }

    /**
     * {@return the newest messages of a topic, newest first; empty if there is no such topic}
     *
     * @param name the topic
     * @param most the largest number of messages to return, from 0
     */
    public List<StoredMessage> newest(TopicName name, int most) {
        return report.newest(name, most);
    }

    /** Publishes to a topic, which is created if it does not exist. */
    void publishAnywhere(TopicName name, List<Message> messages) {
        createTopic(name);
        if (topics.existing(name).stream().noneMatch(Topic::isTerminated)) {
            append(name, messages, false, IN_TURN);
        }
    }

    ScheduledExecutorService executor() {
        return executor;
    }

    OffsetDateTime now() {
        return inZone(clock.instant());
    }

    /** A time in the server's zone, as precise as publish times are. */
    OffsetDateTime inZone(Instant time) {
        return OffsetDateTime.ofInstant(time, clock.getZone()).truncatedTo(ChronoUnit.MILLIS);
    }

    long nextLedger() {
        return ++lastLedger;
    }

    private Optional<PartitionedTopic> partitioned(TopicName name, int receiverQueueSize) {
        Optional<PartitionedTopic> partitioned = topics.partitioned(name);
        if (partitioned.isPresent() && receiverQueueSize == 0) {
            throw new BrokerException(
                    BrokerException.Reason.ILLEGAL_FOR_PARTITIONS,
                    "java.lang.IllegalArgumentException: "
                            + "Receiver queue size needs to be greater than 0 for Topics Consumer");
        }
        return partitioned;
    }

    private List<MessageId> append(
            TopicName name, List<Message> messages, boolean batch, int withoutKey) {
        List<Topic> opened = topics.open(name);
        return topics.partitioned(name)
                .map(partitioned -> partitioned.append(opened, messages, batch, withoutKey))
                .orElseGet(() -> opened.get(0).append(messages, batch));
    }
}
