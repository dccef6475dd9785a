/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.notification.StreamConnected;
import io.github.camel8x8.events.notification.StreamDisconnected;
import io.github.camel8x8.events.test.contract.EventProducer;
import io.github.camel8x8.events.test.contract.EventService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A partitioned topic that an operator deletes and creates again while a route reads it. Clients
 * must not create topics in its namespace: otherwise, they create the deleted partitions again.
 */
abstract class RecreatedTopicContract extends RouteOnService {

    private static final int PARTITIONS = 3;

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Received received = new Received();
    private String namespace;

    @Override
    void open(EventService tested) {
        super.open(tested);
        namespace = service.newNamespace();
        service.forbidTopicCreation(namespace);
        topic = "recreated";
        service.createPartitionedTopic(namespace, topic, PARTITIONS);
        camel.getRegistry().bind("positions", new MemoryStateRepository());
    }

    @Test
    void withFewerPartitionsTheRouteReadsThoseThatAreLeft() throws Exception {
        publish(topic, 0, 20);
        start("messageId=earliest&offsetRepository=#positions");

        service.delete(namespace, topic);
        service.createPartitionedTopic(namespace, topic, 2);
        publish(topic, 100, 20);

        awaitStreams(2);
        received.expectAll(beforeAndAfter());
        awaitConnected();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails().values().toString())
                .contains("was created again, with 2 partitions instead of 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void theOutageOfARemovedPartitionEnds(int left) throws Exception {
        Notifications notifications = new Notifications();
        camel.getManagementStrategy().addEventNotifier(notifications);
        publish(topic, 0, 20);
        start("messageId=earliest");

        service.delete(namespace, topic);
        if (left == 0) {
            service.createTopic(namespace, topic);
        } else {
            service.createPartitionedTopic(namespace, topic, left);
        }
        awaitStreams(Math.max(1, left));

        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(notifications.all())
                                        .filteredOn(
                                                each -> each.getTopic().endsWith("-partition-2"))
                                        .extracting(each -> (Object) each.getClass())
                                        .containsExactly(
                                                StreamConnected.class,
                                                StreamDisconnected.class,
                                                StreamConnected.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messageId=earliest", "messageId=earliest&offsetRepository=#positions"})
    void withoutPartitionsTheRouteReadsTheWholeTopic(String option) throws Exception {
        publish(topic, 0, 20);
        start(option);

        service.delete(namespace, topic);
        service.createTopic(namespace, topic);
        publish(topic, 100, 20);

        awaitStreams(1);
        received.expectAll(beforeAndAfter());
        awaitConnected();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails().values().toString())
                .contains("was created again, with 0 partitions instead of 3");
    }

    @Test
    void aRouteWithAStopTimeDoesNotWaitForARemovedPartition() throws Exception {
        publish(topic, 0, 20);
        Instant stop = RouteOnPartitions.afterThePublished();
        publish(topic + "-partition-0", 20, 1);
        publish(topic + "-partition-1", 21, 1);
        start("messageId=earliest", "stopTime=" + stop);

        service.delete(namespace, topic);
        service.createPartitionedTopic(namespace, topic, 2);

        await("the end of the route")
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .ignoreExceptionsInstanceOf(IllegalStateException.class) // stopped meanwhile
                .until(
                        () -> {
                            boolean stopped =
                                    camel.getRouteController().getRouteStatus("route").isStopped();
                            if (!stopped) {
                                consumer().reconnect();
                            }
                            return stopped;
                        });
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(numbers(0, 20));
    }

    private void start(String... options) throws Exception {
        String uri = uri(options);
        route(uri.replace("namespace=" + service.namespace(), "namespace=" + namespace), received);
        received.awaitCount(20);
        awaitStreams(PARTITIONS);
        awaitConnected();
    }

    private void publish(String to, int first, int count) {
        try (EventProducer numbers = service.producer(service.tenant(), namespace, to)) {
            numbers.publishNumbers(first, count);
        }
    }

    private static List<String> beforeAndAfter() {
        return Stream.concat(numbers(0, 20).stream(), numbers(100, 20).stream()).toList();
    }

    /** The route looks once a minute; the operation reconnect looks at once. */
    private void awaitStreams(int count) {
        await(count + " streams")
                .atMost(LIMIT)
                .pollInterval(LOOK)
                .until(
                        () -> {
                            boolean found = consumer().streams().size() == count;
                            if (!found) {
                                consumer().reconnect();
                            }
                            return found;
                        });
    }
}
