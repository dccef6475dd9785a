/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import static io.github.camel8x8.events.position.RoutedEvents.KEY;
import static io.github.camel8x8.events.position.RoutedEvents.batch;
import static io.github.camel8x8.events.position.RoutedEvents.event;
import static io.github.camel8x8.events.position.RoutedEvents.id;
import static io.github.camel8x8.events.position.RoutedEvents.ids;
import static io.github.camel8x8.events.position.RoutedEvents.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camel8x8.events.EventsConstants;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Positions in a database. */
abstract class JdbcPositionRepositoryContract {

    /** Each test has a separate table. */
    private static final AtomicInteger TABLES = new AtomicInteger();

    private final String table = "positions_" + TABLES.incrementAndGet();
    private HikariDataSource database;
    private JdbcTemplate sql;

    /** A database that may contain the tables of other tests. */
    abstract String url();

    @BeforeEach
    void open() {
        database = new HikariDataSource();
        database.setJdbcUrl(url());
        database.setMaximumPoolSize(12);
        sql = new JdbcTemplate(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theTableIsCreatedOnce() {
        started();
        started().setState(KEY, position(1));

        assertThat(started().getState(KEY)).isEqualTo(position(1));
    }

    @Test
    void repositoriesThatStartAtTheSameTimeCreateOneTable() {
        CompletableFuture.allOf(
                        IntStream.range(0, 8)
                                .mapToObj(i -> CompletableFuture.runAsync(this::started))
                                .toArray(CompletableFuture[]::new))
                .join();

        assertThat(count()).isZero();
    }

    @Test
    void aPositionThatTheServerNoLongerHasIsReplacedByAnOlderOne() {
        JdbcPositionRepository repository = started();
        repository.setState(KEY, position(5));

        repository.expire(KEY, position(5));

        assertThat(repository.getState(KEY)).isEqualTo(position(5));
        repository.setState(KEY, position(2));
        repository.setState(KEY, position(1));
        assertThat(repository.getState(KEY)).isEqualTo(position(2));
    }

    /** The topic has only older ids, so the newer position is that of an event of the old topic. */
    @Test
    void aPositionThatIsNewerThanTheExpiredOneIsReplacedByTheEventsOfTheNewTopic()
            throws Exception {
        JdbcPositionRepository repository = started();
        repository.setState(KEY, position(5));

        repository.expire(KEY, position(4));

        assertThat(repository.getState(KEY)).isEqualTo(position(5));
        assertThat(isNew(repository, event(5))).isFalse();
        assertThat(isNew(repository, event(2))).isTrue();
        assertThat(isNew(repository, event(1))).isFalse();
        assertThat(repository.getState(KEY)).isEqualTo(position(2));
    }

    @Test
    void anEventInFlightWhenThePositionExpiresDoesNotHideTheEventsOfTheNewTopic() throws Exception {
        JdbcPositionRepository repository = started();
        repository.setState(KEY, position(5));
        repository.expire(KEY, position(5));

        assertThat(isNew(repository, event(6))).isTrue();
        assertThat(isNew(repository, event(6))).isFalse();

        assertThat(repository.getState(KEY)).isEqualTo(position(6));
        assertThat(isNew(repository, event(1))).isTrue();
        assertThat(isNew(repository, event(1))).isFalse();
        assertThat(isNew(repository, event(2))).isTrue();
        assertThat(repository.getState(KEY)).isEqualTo(position(2));
    }

    @Test
    void aBatchInFlightWhenThePositionExpiresIsStoredWithoutItsEventsInTheDatabase()
            throws Exception {
        JdbcPositionRepository repository = started();
        repository.setState(KEY, position(5));
        repository.expire(KEY, position(4));
        Exchange overlapping = batch(5, 7);
        Exchange ofNewTopic = batch(1, 2);

        assertThat(isNew(repository, overlapping)).isTrue();
        assertThat(isNew(repository, ofNewTopic)).isTrue();

        assertThat(ids(overlapping)).containsExactly(id(6), id(7));
        assertThat(ids(ofNewTopic)).containsExactly(id(1), id(2));
        assertThat(repository.getState(KEY)).isEqualTo(position(2));
    }

    @Test
    void withoutARowNothingExpires() {
        JdbcPositionRepository repository = started();

        repository.expire(KEY, position(4));

        assertThat(repository.getState(KEY)).isNull();
    }

    @Test
    void withoutARowThereIsNoPosition() {
        assertThat(started().getState(KEY)).isNull();
    }

    @Test
    void aPositionThatAnotherHasStoredSinceTheStartIsRead() {
        JdbcPositionRepository standby = started();
        started().setState(KEY, position(1));

        assertThat(standby.getState(KEY)).isEqualTo(position(1));
    }

    @Test
    void eachKeyHasASeparatePosition() {
        JdbcPositionRepository repository = started();

        repository.setState(KEY, position(2));
        repository.setState(KEY + "/night", position(1));
        repository.setState(KEY + "/Night", position(3));

        assertThat(repository.getState(KEY)).isEqualTo(position(2));
        assertThat(repository.getState(KEY + "/night")).isEqualTo(position(1));
        assertThat(repository.getState(KEY + "/Night")).isEqualTo(position(3));
    }

    @Test
    void anOlderPositionDoesNotReplaceANewerOne() {
        JdbcPositionRepository repository = started();
        repository.setState(KEY, position(2));

        started().setState(KEY, position(1));

        assertThat(repository.getState(KEY)).isEqualTo(position(2));
        repository.setState(KEY, position(3));
        assertThat(repository.getState(KEY)).isEqualTo(position(3));
    }

    @Test
    void aPositionIsMovedBackWithSql() {
        JdbcPositionRepository repository = started();
        repository.setState(KEY, position(2));

        sql.update("UPDATE " + table + " SET position_value = ?", position(1));

        assertThat(repository.getState(KEY)).isEqualTo(position(1));
        sql.update("DELETE FROM " + table);
        assertThat(repository.getState(KEY)).isNull();
        repository.setState(KEY, position(1));
        assertThat(repository.getState(KEY)).isEqualTo(position(1));
    }

    @Test
    void theNewestOfPositionsThatManyStoreAtTheSameTimeRemains() {
        JdbcPositionRepository[] processes = {started(), started(), started(), started()};

        CompletableFuture.allOf(
                        IntStream.range(0, 8)
                                .mapToObj(
                                        thread ->
                                                CompletableFuture.runAsync(
                                                        () ->
                                                                storeAll(
                                                                        processes[thread % 4],
                                                                        thread)))
                                .toArray(CompletableFuture[]::new))
                .join();

        assertThat(started().getState(KEY)).isEqualTo(position(8 * 25));
        assertThat(count()).isOne();
    }

    @Test
    void aPositionIsCommittedWithTheTransaction() throws Exception {
        JdbcPositionRepository repository = started();
        try (Connection connection = transaction()) {
            assertThat(repository.storePositionOn(connection, event(1))).isTrue();
            connection.commit();
            assertThat(repository.storePositionOn(connection, event(2))).isTrue();
            connection.rollback();
        }

        assertThat(repository.getState(KEY)).isEqualTo(position(1));
    }

    @Test
    void anEventThatIsInTheDatabaseAlreadyIsNotNew() throws Exception {
        JdbcPositionRepository repository = started();
        repository.setState(KEY, position(2));
        try (Connection connection = transaction()) {
            assertThat(repository.storePositionOn(connection, event(1))).isFalse();
            assertThat(repository.storePositionOn(connection, event(2))).isFalse();
            assertThat(repository.storePositionOn(connection, event(3))).isTrue();
            connection.commit();
        }

        assertThat(repository.getState(KEY)).isEqualTo(position(3));
    }

    @Test
    void aTransactionWaitsForAnotherOneThatIsStoringAPosition() throws Exception {
        assertThat(isNewToASecondTransaction(Connection::commit)).isFalse();
    }

    @Test
    void aTransactionStoresThePositionThatAnotherOneHasRolledBack() throws Exception {
        assertThat(isNewToASecondTransaction(Connection::rollback)).isTrue();

        assertThat(started().getState(KEY)).isEqualTo(position(2));
    }

    /** Two transactions store the position of the same event; the second waits for the first. */
    private boolean isNewToASecondTransaction(EndOfTransaction endOfFirst) throws Exception {
        JdbcPositionRepository repository = started();
        repository.setState(KEY, position(1));
        try (Connection first = transaction();
                Connection second = transaction()) {
            assertThat(repository.storePositionOn(first, event(2))).isTrue();

            CompletableFuture<Boolean> isNew = storing(repository, second, event(2));

            assertThatThrownBy(() -> isNew.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            endOfFirst.apply(first);
            boolean result = isNew.get(10, TimeUnit.SECONDS);
            second.commit();
            return result;
        }
    }

    @Test
    void withoutATransactionAPositionOfARouteIsRejected() {
        JdbcPositionRepository repository = started();

        assertThatThrownBy(() -> repository.storePosition(event(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("storePosition is called without a transaction");

        assertThat(repository.getState(KEY)).isNull();
    }

    @Test
    void aDataSourceThatDoesNotKnowTheTransactionOfTheRouteIsRejected() {
        JdbcPositionRepository repository = started(); // not on a transaction-aware proxy

        assertThatThrownBy(
                        () ->
                                transactions()
                                        .executeWithoutResult(
                                                status -> repository.storePosition(event(1))))
                .hasMessageContaining("TransactionAwareDataSourceProxy");
    }

    @Test
    void aTransactionOfTheRouteIsNeitherCommittedNorRolledBack() {
        JdbcPositionRepository repository = transactionAware();
        repository.setState(KEY, position(1));

        transactions()
                .executeWithoutResult(
                        status -> {
                            repository.storePosition(event(2));
                            repository.setState(KEY + "/night", position(1));
                            assertThat(repository.getState(KEY)).isEqualTo(position(2));
                            status.setRollbackOnly();
                        });

        assertThat(repository.getState(KEY)).isEqualTo(position(1));
        assertThat(repository.getState(KEY + "/night")).isNull();
        transactions().executeWithoutResult(status -> repository.storePosition(event(3)));
        assertThat(repository.getState(KEY)).isEqualTo(position(3));
        assertThat(database.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void theRouteStopsAtAnEventThatIsInTheDatabaseAlready() {
        JdbcPositionRepository repository = transactionAware();
        repository.setState(KEY, position(2));
        Exchange stored = event(2);
        Exchange next = event(3);

        transactions().executeWithoutResult(status -> repository.storePosition(stored));
        transactions().executeWithoutResult(status -> repository.storePosition(next));

        assertThat(stored.isRouteStop()).isTrue();
        assertThat(stored.isFailed()).isFalse();
        assertThat(next.isRouteStop()).isFalse();
    }

    @Test
    void theEventsOfABatchThatAreInTheDatabaseAlreadyAreRemoved() throws Exception {
        JdbcPositionRepository repository = started();
        repository.setState(KEY, position(2));
        Exchange overlapping = batch(1, 4);
        Exchange next = batch(5, 6);
        Exchange stored = batch(3, 6);
        try (Connection connection = transaction()) {
            assertThat(repository.storePositionOn(connection, overlapping)).isTrue();
            assertThat(repository.storePositionOn(connection, next)).isTrue();
            assertThat(repository.storePositionOn(connection, stored)).isFalse();
            connection.commit();
        }

        assertThat(ids(overlapping)).containsExactly(id(3), id(4));
        assertThat(overlapping.getMessage().getHeaders())
                .containsEntry(EventsConstants.BATCH_SIZE, 2)
                .containsEntry(EventsConstants.FIRST_MESSAGE_ID, id(3))
                .containsEntry(EventsConstants.LAST_MESSAGE_ID, id(4));
        assertThat(ids(next)).containsExactly(id(5), id(6));
        assertThat(repository.getState(KEY)).isEqualTo(position(6));
    }

    @Test
    void aBatchWhoseBodyWasReplacedIsRejectedIfSomeOfItsEventsAreInTheDatabase() throws Exception {
        JdbcPositionRepository repository = started();
        Exchange whole = batch(1, 2);
        whole.getMessage().setBody("[]");
        Exchange overlapping = batch(2, 4);
        overlapping.getMessage().setBody("[]");
        try (Connection connection = transaction()) {
            assertThat(repository.storePositionOn(connection, whole)).isTrue();
            assertThatThrownBy(() -> repository.storePositionOn(connection, overlapping))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("before the steps that replace the body");
            connection.rollback();
        }
    }

    private void storeAll(JdbcPositionRepository repository, int thread) {
        for (int i = 1; i <= 25; i++) {
            repository.setState(KEY, position(i * 8 - thread));
        }
    }

    private JdbcPositionRepository started() {
        JdbcPositionRepository repository = new JdbcPositionRepository(database, table);
        repository.start();
        return repository;
    }

    private boolean isNew(JdbcPositionRepository repository, Exchange event) throws SQLException {
        try (Connection connection = transaction()) {
            boolean result = repository.storePositionOn(connection, event);
            connection.commit();
            return result;
        }
    }

    private JdbcPositionRepository transactionAware() {
        JdbcPositionRepository repository =
                new JdbcPositionRepository(new TransactionAwareDataSourceProxy(database), table);
        repository.start();
        return repository;
    }

    private TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    private Connection transaction() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static CompletableFuture<Boolean> storing(
            JdbcPositionRepository repository, Connection connection, Exchange event) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return repository.storePositionOn(connection, event);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private Integer count() {
        return sql.queryForObject("SELECT count(*) FROM " + table, Integer.class);
    }

    @FunctionalInterface
    private interface EndOfTransaction {

        void apply(Connection connection) throws SQLException;
    }
}
