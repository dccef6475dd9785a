/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.database.FailingCommits;
import io.github.camel8x8.events.fault.TcpProxy;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.position.JdbcPositionRepository;
import io.github.camel8x8.events.test.contract.EventProducer;
import io.github.camel8x8.events.test.contract.EventService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of a topic with three partitions: each is in the database once. */
abstract class PartitionOnceContract extends OnceRoutes {

    private static final int PARTITIONS = 3;

    /** The numbers of a partition begin at its index times this. */
    private static final int STEP = 1_000;

    private static final String SINGLE = "&batching=false";

    private static final String TABLE = JdbcPositionRepository.DEFAULT_TABLE;

    private final List<EventProducer> producers = new ArrayList<>();
    private final int[] published = new int[PARTITIONS];
    private TcpProxy network;

    @Override
    void open(EventService tested) {
        super.open(tested);
        network = TcpProxy.to(tested.serviceUrl());
        topic = service.newTopic();
        service.createPartitionedTopic(topic, PARTITIONS);
        IntStream.range(0, PARTITIONS)
                .mapToObj(i -> service.producer(topic + "-partition-" + i))
                .forEach(producers::add);
    }

    @Override
    String serviceUrl() {
        return network.serviceUrl();
    }

    @AfterEach
    void closePartitions() {
        producers.forEach(EventProducer::close);
        network.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {SINGLE, BATCHES})
    void eachEventIsStoredOnceIfTheProcessIsRestartedInTheMiddle(String options) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        publishToEach(50);
        CamelContext first =
                start(
                        database,
                        options,
                        exchange -> {
                            insert(exchange);
                            if (routed.get() >= 60) {
                                go.await();
                            }
                        });
        await("the middle").atMost(LIMIT).until(() -> routed.get() >= 60);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(first::stop);
        await("a stop that has begun").atMost(LIMIT).until(first::isStopping);
        go.countDown();
        closed.join();
        assertThat(rows()).hasSizeLessThan(150);
        publishToEach(10);

        start(database, options, this::insert);

        expectEachEventOnceInOrder();
    }

    @ParameterizedTest
    @ValueSource(strings = {SINGLE, BATCHES})
    void eachEventIsStoredOnceIfConnectionsAreCut(String options) throws Exception {
        start(database, options, this::insert);
        for (int i = 0; i < 5; i++) {
            publishToEach(20);
            awaitRows(published().size() - 30);
            network.cut();
        }

        expectEachEventOnceInOrder();
    }

    @ParameterizedTest
    @ValueSource(strings = {SINGLE, BATCHES})
    void eachEventIsStoredOnceIfCommitsAreReportedAsFailed(String options) throws Exception {
        FailingCommits failing = new FailingCommits(database, 3);
        for (int i = 0; i < 6; i++) {
            publishToEach(5);
        }

        start(failing, options, this::insert);

        expectEachEventOnceInOrder();
        assertThat(failing.failed()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {SINGLE, BATCHES})
    void twoProcessesStoreEachEventOnce(String options) throws Exception {
        start(database, options, this::insert);
        start(database, options, this::insert);

        await("events that both have read")
                .atMost(LIMIT)
                .until(
                        () -> {
                            publishToEach(1);
                            return routed.get() > published().size() + 30;
                        });

        expectEachEventOnceInOrder();
    }

    @ParameterizedTest
    @ValueSource(strings = {SINGLE, BATCHES})
    void theTableHasThePositionOfEachPartition(String options) throws Exception {
        List<String> last = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            List<String> ids = publish(i, 7 + i);
            last.add(ids.get(ids.size() - 1));
        }

        start(database, options, this::insert);

        expectEachEventOnceInOrder();
        for (int i = 0; i < PARTITIONS; i++) {
            String[] stored = position(positionKey() + "-partition-" + i).split("@", 2);
            assertThat(stored[1]).endsWith(topic + "-partition-" + i);
            assertThat(MessageId.parse(stored[0]).entryId())
                    .isEqualTo(MessageId.parse(last.get(i)).entryId());
        }
        assertThat(keys()).hasSize(PARTITIONS);
    }

    /** As an earlier version of the component has stored it. */
    @ParameterizedTest
    @ValueSource(strings = {SINGLE, BATCHES})
    void aPositionOfTheWholeTopicIsCarriedOverToItsPartition(String options) throws Exception {
        publish(0, 10);
        publish(2, 10);
        MessageId fifth = MessageId.parse(publish(1, 10).get(4));
        JdbcPositionRepository positions = new JdbcPositionRepository(database);
        positions.start();
        positions.setState(
                positionKey(),
                new MessageId(fifth.ledgerId(), fifth.entryId(), 1, fifth.batchIndex()).toText()
                        + "@"
                        + String.join("/", service.tenant(), service.namespace(), topic));

        CamelContext first = start(database, options, this::insert);
        awaitRows(25);
        first.close();
        publish(1, 5);
        start(database, options, this::insert);

        List<String> wanted = new ArrayList<>(published());
        wanted.removeAll(numbers(1, 5));
        awaitRows(wanted.size());
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(keys()).hasSize(PARTITIONS + 1);
    }

    @Test
    void anEventOfAPartitionWhoseTransactionIsRolledBackIsReadAgain() throws Exception {
        publishToEach(20);

        start(
                database,
                exchange -> {
                    insert(exchange);
                    boolean isFailing =
                            exchange.getMessage().getBody(String.class).equals(STEP + 7 + "");
                    if (isFailing && routed.get() < 90) {
                        throw new IllegalStateException("after the insert");
                    }
                });

        expectEachEventOnceInOrder();
    }

    private List<String> publish(int partition, int count) {
        List<String> ids =
                producers
                        .get(partition)
                        .publishNumbers(partition * STEP + published[partition], count);
        published[partition] += count;
        return ids;
    }

    private void publishToEach(int count) {
        IntStream.range(0, PARTITIONS).forEach(partition -> publish(partition, count));
    }

    private List<String> published() {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(i -> numbers(i, published[i]))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> numbers(int partition, int count) {
        int first = partition * STEP;
        return IntStream.range(first, first + count).mapToObj(Integer::toString).toList();
    }

    private void expectEachEventOnceInOrder() {
        awaitRows(published().size());
        List<String> rows = rows();
        assertThat(rows).hasSameSizeAs(published());
        for (int i = 0; i < PARTITIONS; i++) {
            int partition = i;
            Stream<String> ofPartition =
                    rows.stream().filter(row -> Integer.parseInt(row) / STEP == partition);
            assertThat(ofPartition).as("partition %d", i).isEqualTo(numbers(i, published[i]));
        }
    }

    private String positionKey() {
        return "8x8events/%s/%s/%s/%s"
                .formatted(
                        serviceUrl().substring("ws://".length()),
                        service.tenant(),
                        service.namespace(),
                        topic);
    }

    private String position(String key) {
        return sql().queryForObject(
                        "SELECT position_value FROM " + TABLE + " WHERE position_key = ?",
                        String.class,
                        key);
    }

    private List<String> keys() {
        return sql().queryForList("SELECT position_key FROM " + TABLE, String.class);
    }
}
