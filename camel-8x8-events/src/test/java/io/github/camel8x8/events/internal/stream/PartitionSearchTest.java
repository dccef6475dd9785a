/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.options.Credentials;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.github.camel8x8.events.options.ApiKeyIn;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.fault.Rejection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the partitions of a topic are counted. */
class PartitionSearchTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** So Pulsar 4.0.8 answers a reader of a partition that does not exist. */
    private static final Rejection WITHOUT_REASON =
            Rejection.status(500)
                    .withBody("Failed to create reader: {\"errorMsg\":\"\",\"reqId\":1}");

    @AutoClose private final EventStreamServer server = EventStreamServer.start();

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AutoClose private final StreamEngine engine = new StreamEngine(threads);

    private final StreamOptions options =
            TestOptions.reader("earliest")
                    .at(server.serviceUrl())
                    .topic(new TopicName(server.tenant(), "event-v1", "all"))
                    .build();

    @BeforeEach
    void createTopic() {
        server.createPartitionedTopic("all", 3);
    }

    @Test
    void allPartitionsAreCounted() {
        assertThat(PartitionSearch.begin(engine, options).count())
                .succeedsWithin(LIMIT)
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void aPartitionThatTheServerDoesNotFindOnceIsCounted(int status) {
        server.rejectNext(
                1, new Rejection(status, WITHOUT_REASON.headers(), WITHOUT_REASON.body()));

        assertThat(PartitionSearch.begin(engine, options).count())
                .succeedsWithin(LIMIT)
                .isEqualTo(3);
    }

    /** Fewer partitions would be found, and the rest read later, from their oldest event. */
    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void aServerThatFindsNoPartitionForAWhileDoesNotEndTheCount(int status) {
        Rejection notFound = new Rejection(status, WITHOUT_REASON.headers(), WITHOUT_REASON.body());
        StreamOptions failing = rejectedAfterTheFirstAttempt(2, notFound);

        assertThat(PartitionSearch.begin(engine, failing).count())
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContaining("no longer accepts a reader of partition 0");
        assertThat(PartitionSearch.begin(engine, failing).count())
                .succeedsWithin(LIMIT)
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "3, 3", "4, 3", "9, 3"})
    void thePartitionsAreCountedAgainWhetherThereAreMoreOrFewer(int known, int found) {
        assertThat(PartitionSearch.beginAfter(engine, options, known).count())
                .succeedsWithin(LIMIT)
                .isEqualTo(found);
    }

    @Test
    void aTopicThatIsNotPartitionedAnyMoreHasNone() {
        server.delete("all");

        assertThat(PartitionSearch.beginAfter(engine, options, 3).count())
                .succeedsWithin(LIMIT)
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aPartitionThatTheServerDoesNotFindForAWhileIsNotGone(int times) {
        StreamOptions failing = rejectedAfterTheFirstAttempt(times, WITHOUT_REASON);

        CompletableFuture<Integer> count = PartitionSearch.beginAfter(engine, failing, 3).count();

        assertThat(count.exceptionally(failure -> 3)).succeedsWithin(LIMIT).isEqualTo(3);
    }

    /** Pulsar numbers them without gaps, so a part of the server is down. */
    @Test
    void aMissingPartitionBeforeOneThatExistsIsNotGone() {
        // The topic itself, partitions 4, 3, 0, 1, 0, 1, and 2.
        StreamOptions withoutPartition1 = rejected(Set.of(5, 7)::contains, 1, WITHOUT_REASON);

        assertThat(PartitionSearch.beginAfter(engine, withoutPartition1, 4).count())
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContaining("no reader of partition 1, and one of partition 2");
    }

    /** Options of which the server accepts one attempt, and then rejects this number. */
    private StreamOptions rejectedAfterTheFirstAttempt(int times, Rejection rejection) {
        return rejected(attempt -> attempt == 2, times, rejection);
    }

    private StreamOptions rejected(IntPredicate attempt, int times, Rejection rejection) {
        AtomicInteger attempts = new AtomicInteger();
        return TestOptions.reader("earliest")
                .at(server.serviceUrl())
                .topic(options.topic())
                .credentials(
                        new Credentials(
                                () -> {
                                    if (attempt.test(attempts.incrementAndGet())) {
                                        server.rejectNext(times, rejection);
                                    }
                                    return "key";
                                },
                                ApiKeyIn.HEADER))
                .build();
    }
}
