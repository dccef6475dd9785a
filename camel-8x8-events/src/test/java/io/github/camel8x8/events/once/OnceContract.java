/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.database.FailingCommits;
import io.github.camel8x8.events.position.JdbcPositionRepository;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transacted route that stores each event, and its position, in a database. */
abstract class OnceContract extends OnceRoutes {

    @Test
    void aRestartResumesAfterTheLastEventInTheDatabase() throws Exception {
        producer.publishNumbers(0, 50);
        CamelContext first = start(database, this::insert);
        awaitRows(50);
        first.close();
        producer.publishNumbers(50, 50);

        start(database, this::insert);

        awaitRows(100);
        assertThat(rows()).isEqualTo(numbers(100));
        assertThat(routed).hasValue(100);
    }

    @Test
    void anEventWhoseTransactionIsRolledBackIsReadAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        producer.publishNumbers(0, 20);

        start(
                database,
                exchange -> {
                    insert(exchange);
                    if (text(exchange).equals("7") && failures.getAndIncrement() < 3) {
                        throw new IllegalStateException("after the insert");
                    }
                });

        awaitRows(20);
        assertThat(rows()).isEqualTo(numbers(20));
        assertThat(failures).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void anEventWhoseCommitWasReportedAsFailedIsStoredOnce() throws Exception {
        commitsThatAreReportedAsFailed("");
    }

    @Test
    void aBatchWhoseCommitWasReportedAsFailedIsStoredOnce() throws Exception {
        commitsThatAreReportedAsFailed(BATCHES);
    }

    private void commitsThatAreReportedAsFailed(String options) throws Exception {
        FailingCommits failing = new FailingCommits(database, 3);
        for (int i = 0; i < 10; i++) {
            producer.publishNumbers(i * 5, 5);
        }

        start(failing, options, this::insert);

        awaitRows(50);
        producer.publishNumbers(50, 1);
        awaitRows(51);
        assertThat(rows()).isEqualTo(numbers(51));
        assertThat(failing.failed()).isPositive();
        assertThat(routed).hasValueGreaterThan(51);
    }

    @Test
    void twoProcessesThatReadWithTheSameKeyStoreEachEventOnce() throws Exception {
        twoProcesses("", "");
    }

    @Test
    void twoProcessesThatReadBatchesWithTheSameKeyStoreEachEventOnce() throws Exception {
        twoProcesses(BATCHES, "&batching=true&maxBatchSize=7&batchTimeout=30");
    }

    private void twoProcesses(String options, String ofTheOther) throws Exception {
        start(database, options, this::insert);
        start(database, ofTheOther, this::insert);

        for (int i = 0; i < 40; i++) {
            producer.publishNumbers(i * 5, 5);
        }

        awaitRows(200);
        await("both have read all").atMost(LIMIT).until(() -> routed.get() >= 400);
        assertThat(rows()).isEqualTo(numbers(200));
    }

    @Test
    void thePositionIsTheOneThatTheReaderWouldStore() throws Exception {
        AtomicReference<String> key = new AtomicReference<>();
        AtomicReference<String> id = new AtomicReference<>();
        producer.publishNumbers(0, 1);
        CamelContext context =
                start(
                        database,
                        exchange -> {
                            insert(exchange);
                            key.set(header(exchange, EventsConstants.POSITION_KEY));
                            id.set(header(exchange, EventsConstants.MESSAGE_ID));
                        });
        awaitRows(1);
        context.close();

        JdbcPositionRepository reader = new JdbcPositionRepository(database, "of_the_reader");
        reader.start();
        CamelContext plain = context(reader);
        plain.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri("")).process(exchange -> routed.incrementAndGet());
                    }
                });
        plain.start();
        await("stored by the reader").atMost(LIMIT).until(() -> reader.getState(key.get()) != null);

        assertThat(new JdbcPositionRepository(database).getState(key.get()))
                .startsWith(id.get() + "@")
                .isEqualTo(reader.getState(key.get()));
    }

    @Test
    void outsideOfATransactionTheEventFailsWithASentence() throws Exception {
        producer.publishNumbers(0, 1);

        assertThat(failureOf("")).contains("storePosition is called without a transaction");
        assertThat(rows()).isEmpty();
    }

    @Test
    void withSeveralConsumersTheEventFailsWithASentence() throws Exception {
        producer.publishNumbers(0, 1);

        assertThat(failureOf("&concurrentConsumers=2"))
                .contains("storePosition needs the header Camel8x8EventsPositionKey")
                .contains("concurrentConsumers=1");
    }

    /** Otherwise, the first part would store the position of the whole batch. */
    @ParameterizedTest
    @ValueSource(strings = {"${body}", "${body.rounds}"})
    void inASplitABatchFailsWithASentence(String parts) throws Exception {
        producer.publishNumbers(0, 10);
        AtomicReference<String> failure = new AtomicReference<>();
        JdbcPositionRepository positions = new JdbcPositionRepository(database);
        CamelContext context = context(positions);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri("&breakOnFirstError=true" + BATCHES))
                                .split(simple(parts))
                                .process(
                                        part -> {
                                            try (var connection = database.getConnection()) {
                                                connection.setAutoCommit(false);
                                                positions.storePositionOn(connection, part);
                                            } catch (IllegalArgumentException e) {
                                                failure.set(e.getMessage());
                                            }
                                        });
                    }
                });
        context.start();

        await("a failure").atMost(LIMIT).until(() -> failure.get() != null);
        assertThat(failure.get())
                .contains("storePosition is called in a split")
                .contains("call it before the split");
    }

    /** The message of the failure to store a position without a transaction. */
    private String failureOf(String options) throws Exception {
        AtomicReference<String> failure = new AtomicReference<>();
        JdbcPositionRepository positions = new JdbcPositionRepository(database);
        boolean autoCommit = options.isEmpty();
        CamelContext context = context(positions);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri(options))
                                .process(
                                        exchange -> {
                                            try (var connection = database.getConnection()) {
                                                connection.setAutoCommit(autoCommit);
                                                positions.storePositionOn(connection, exchange);
                                                insert(exchange);
                                            } catch (RuntimeException e) {
                                                failure.set(e.getMessage());
                                            }
                                        });
                    }
                });
        context.start();
        await("a failure").atMost(LIMIT).until(() -> failure.get() != null);
        return failure.get();
    }

    private static String text(Exchange exchange) {
        return exchange.getMessage().getBody(String.class);
    }

    private static String header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name, String.class);
    }
}
