/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.broker.TopicName;
import io.github.camel8x8.events.test.broker.TopicStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The local event stream as a service under test. Publishes through its own producer endpoint. */
public final class LocalStream implements EventService {

    private static final String NAMESPACE = "event-v1";

    private static final String BATCH = "batch:";

    private static final String AT = "at:";

    private static final String FILL = "fill:";

    private static final AtomicInteger NAMES = new AtomicInteger();

    private static final Duration PARTITION_UPDATE_INTERVAL = Duration.ofSeconds(1);

    private final SettableClock clock = new SettableClock();

    private final EventStreamServer stream;

    public LocalStream() {
        this(100_000);
    }

    /**
     * @param history how many messages each topic keeps
     */
    public LocalStream(int history) {
        stream =
                EventStreamServer.builder()
                        .clock(clock)
                        .history(history)
                        .partitionUpdateInterval(PARTITION_UPDATE_INTERVAL)
                        .start();
    }

    @Override
    public String name() {
        return "local stream";
    }

    @Override
    public String serviceUrl() {
        return stream.serviceUrl();
    }

    @Override
    public String tenant() {
        return stream.tenant();
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public String newTopic() {
        return "topic-" + NAMES.incrementAndGet();
    }

    @Override
    public String newNamespace() {
        String name = "namespace-" + NAMES.incrementAndGet();
        createNamespace(tenant(), name);
        return name;
    }

    @Override
    public void createNamespace(String tenant, String namespace) {
        stream.createNamespace(tenant, namespace);
    }

    @Override
    public void forbidTopicCreation(String namespace) {
        stream.forbidTopicCreation(tenant(), namespace);
    }

    @Override
    public void createTopic(String namespace, String topic) {
        stream.createTopic(namespace + "/" + topic);
    }

    @Override
    public void createPartitionedTopic(String topic, int partitions) {
        stream.createPartitionedTopic(topic, partitions);
    }

    @Override
    public void createPartitionedTopic(String namespace, String topic, int partitions) {
        createPartitionedTopic(namespace + "/" + topic, partitions);
    }

    @Override
    public void addPartitions(String topic, int partitions) {
        stream.addPartitions(topic, partitions);
    }

    @Override
    public Duration partitionUpdateLimit() {
        return PARTITION_UPDATE_INTERVAL.multipliedBy(10);
    }

    @Override
    public List<String> topics(String namespace) {
        return stream.topics().stream()
                .filter(topic -> topic.partitions() == 0)
                .map(TopicStatus::name)
                .filter(name -> name.tenant().equals(tenant()))
                .filter(name -> name.namespace().equals(namespace))
                .map(TopicName::topic)
                .toList();
    }

    @Override
    public void publishEntries(String topic, List<String> entries) {
        for (String entry : entries) {
            if (entry.startsWith(AT)) {
                clock.set(Long.parseLong(entry.substring(AT.length())));
            } else if (entry.startsWith(FILL)) {
                fill(topic, entry.substring(FILL.length()).split(":"));
            } else if (entry.equals("unload")) {
                stream.unload(topic);
            } else if (entry.startsWith(BATCH)) {
                List<String> payloads = List.of(entry.substring(BATCH.length()).split(","));
                stream.publishBatchTo(
                        topic, () -> payloads.stream().map(LocalStream::message).toList());
            } else {
                stream.publishTo(topic, () -> List.of(message(entry)));
            }
        }
        clock.reset();
    }

    private void fill(String topic, String[] numbers) {
        int first = Integer.parseInt(numbers[0]);
        int end = first + Integer.parseInt(numbers[1]);
        int batch = Integer.parseInt(numbers[2]);
        for (int from = first; from < end; from += batch) {
            List<Message> messages =
                    IntStream.range(from, Math.min(end, from + batch))
                            .mapToObj(number -> Message.of(Integer.toString(number)))
                            .toList();
            if (batch == 1) {
                stream.publishTo(topic, () -> messages);
            } else {
                stream.publishBatchTo(topic, () -> messages);
            }
            clock.set(clock.millis() + Long.parseLong(numbers[3]));
        }
    }

    private static Message message(String payload) {
        return payload.equals("null") ? Message.ofNullPayload() : Message.of(payload);
    }

    @Override
    public long backlog(String topic, String subscription) {
        return stream.backlog(topic, subscription);
    }

    @Override
    public void unload(String topic) {
        stream.unload(topic);
    }

    @Override
    public void terminate(String topic) {
        stream.terminate(topic);
    }

    @Override
    public void delete(String topic) {
        stream.delete(topic);
    }

    @Override
    public void delete(String namespace, String topic) {
        delete(namespace + "/" + topic);
    }

    @Override
    public void expire(String topic) {
        stream.trim(topic, 0);
    }

    @Override
    public void kill() {
        stream.kill();
    }

    @Override
    public void restart() {
        stream.restart();
    }

    @Override
    public void close() {
        stream.close();
    }
}
