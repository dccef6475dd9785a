/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.TestOptions;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.github.camel8x8.events.test.EventStreamServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a changed number of partitions is passed on. */
class PartitionWatchTest {

    private static final String TOPIC = "watched";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @AutoClose private final EventStreamServer server = EventStreamServer.start();

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newSingleThreadExecutor();

    private volatile boolean withoutThreads;

    private final Executor blocking =
            task -> {
                if (withoutThreads) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                threads.execute(task);
            };

    @AutoClose private final StreamEngine engine = new StreamEngine(blocking);

    private final StreamOptions options =
            TestOptions.reader("earliest")
                    .at(server.serviceUrl())
                    .topic(new TopicName(server.tenant(), "event-v1", TOPIC))
                    .build();

    private final AtomicInteger known = new AtomicInteger(3);
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Integer> changes = new CopyOnWriteArrayList<>();
    private final PartitionWatch watch =
            new PartitionWatch(
                    engine,
                    options,
                    () -> {
                        asked.incrementAndGet(); // at the begin and at the end of each look
                        return known.get();
                    },
                    count -> {
                        known.set(count);
                        changes.add(count);
                    });

    @BeforeEach
    void begin() {
        server.forbidTopicCreation(
                server.tenant(), "event-v1"); // a probe would create a deleted partition again
        server.createPartitionedTopic(TOPIC, 3);
        watch.begin();
    }

    @Test
    void aLookForWhichThereIsNoThreadIsFollowedByOthers() {
        createAgain(4);
        withoutThreads = true;
        watch.look();
        withoutThreads = false;

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> {
                            watch.look();
                            assertThat(changes).containsExactly(4);
                        });
    }

    @Test
    void morePartitionsInBetweenBeginAgain() throws Exception {
        createAgain(2);
        look(FewerPartitions.LOOKS - 1);
        createAgain(4);
        look(1);
        createAgain(2);

        look(FewerPartitions.LOOKS - 1);
        assertThat(changes).containsExactly(4);
        look(1);
        assertThat(changes).containsExactly(4, 2);
    }

    @Test
    void anEndInBetweenBeginsAgain() throws Exception {
        createAgain(2);
        look(FewerPartitions.LOOKS);
        assertThat(changes).containsExactly(2);
        known.set(3);
        watch.end();
        watch.begin();

        look(FewerPartitions.LOOKS - 1);

        assertThat(changes).containsExactly(2);
    }

    private void createAgain(int partitions) {
        server.delete(TOPIC);
        server.createPartitionedTopic(TOPIC, partitions);
    }

    private void look(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            look();
        }
    }

    private void look() throws Exception {
        int before = asked.get();
        watch.look();
        await().atMost(LIMIT).until(() -> asked.get() == before + 2);
        threads.submit(() -> {}).get(); // behind the rest of the look
    }
}
