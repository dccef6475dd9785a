/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.test.contract.EventProducer;
import io.github.camel8x8.events.test.contract.EventService;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A topic with three partitions on the service under test, and a route, for each test. */
abstract class RouteOnPartitions extends RouteOnService {

    /** The numbers of a partition begin at its index times this. */
    static final int STEP = 100_000;

    final Received received = new Received();
    private final int[] first = new int[8];
    private final int[] published = new int[8];

    @Override
    void open(EventService tested) {
        super.open(tested);
        topic = service.newTopic();
        service.createPartitionedTopic(topic, 3);
    }

    List<String> publish(int partition, int count) {
        try (EventProducer of = service.producer(topic + "-partition-" + partition)) {
            List<String> ids = of.publishNumbers(partition * STEP + published[partition], count);
            published[partition] += count;
            return ids;
        }
    }

    void publishToEach(int count) {
        IntStream.range(0, 3).forEach(partition -> publish(partition, count));
    }

    /** A time after the publish times so far, and before the next ones. */
    static Instant afterThePublished() {
        Instant time = Instant.now().plusMillis(20);
        await().until(() -> Instant.now().isAfter(time));
        return time;
    }

    void forgetPublished() {
        for (int i = 0; i < published.length; i++) {
            first[i] = published[i];
        }
    }

    List<String> published() {
        return IntStream.range(0, published.length)
                .mapToObj(this::of)
                .flatMap(List::stream)
                .toList();
    }

    /** The numbers that must arrive from a partition, in order. */
    private List<String> of(int partition) {
        return numbers(
                partition * STEP + first[partition], published[partition] - first[partition]);
    }

    void expectEachPartitionInOrderOnce() {
        received.expectAll(published());
        checkEachPartitionInOrderOnce(received.bodies());
    }

    void checkEachPartitionInOrderOnce(List<String> bodies) {
        for (int i = 0; i < published.length; i++) {
            int partition = i;
            assertThat(bodies.stream().filter(body -> partitionOf(body) == partition))
                    .as("partition %d", i)
                    .containsExactlyElementsOf(of(i));
        }
    }

    static int partitionOf(String number) {
        return Integer.parseInt(number) / STEP;
    }

    void awaitPartitions(int count) {
        await(count + " partitions")
                .atMost(LIMIT)
                .until(() -> consumer().streams().size() == count);
    }

    /** The stream of a partition. */
    EventStream stream(int partition) {
        return consumer().streams().get(partition);
    }

    /** The key of the stored position of a partition. */
    String positionKey(int partition) {
        return positionKey() + "-partition-" + partition;
    }

    /** The key of the stored position of the whole topic. */
    String positionKey() {
        return "8x8events/%s/%s/%s/%s"
                .formatted(
                        serviceUrl().substring("ws://".length()),
                        service.tenant(),
                        service.namespace(),
                        topic);
    }

    int inFlight() {
        return consumer().streams().stream().mapToInt(EventStream::inFlight).sum();
    }

    /** The id as a reader of the whole topic receives it: a producer's may lack the partition. */
    static String idInPartition(String id, int partition) {
        MessageId of = MessageId.parse(id);
        return new MessageId(of.ledgerId(), of.entryId(), partition, of.batchIndex()).toText();
    }
}
