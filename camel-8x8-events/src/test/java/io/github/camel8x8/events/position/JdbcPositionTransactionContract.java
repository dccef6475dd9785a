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

import io.github.camel8x8.events.EventsConstants;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Positions in a database, stored in the transaction of a route. */
abstract class JdbcPositionTransactionContract {

    @AutoClose private final PositionDatabase database;

    /**
     * @param url a database that may contain the tables of other tests
     */
    JdbcPositionTransactionContract(String url) {
        database = new PositionDatabase(url);
    }

    @Test
    void aPositionIsCommittedWithTheTransaction() throws Exception {
        JdbcPositionRepository repository = database.repository();
        try (Connection connection = database.transaction()) {
            assertThat(repository.storePositionOn(connection, event(1))).isTrue();
            connection.commit();
            assertThat(repository.storePositionOn(connection, event(2))).isTrue();
            connection.rollback();
        }

        assertThat(repository.getState(KEY)).isEqualTo(position(1));
    }

    @Test
    void anEventThatIsInTheDatabaseAlreadyIsNotNew() throws Exception {
        JdbcPositionRepository repository = database.repository();
        repository.setState(KEY, position(2));
        try (Connection connection = database.transaction()) {
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

        assertThat(database.repository().getState(KEY)).isEqualTo(position(2));
    }

    /** Two transactions store the position of the same event; the second waits for the first. */
    private boolean isNewToASecondTransaction(EndOfTransaction endOfFirst) throws Exception {
        JdbcPositionRepository repository = database.repository();
        repository.setState(KEY, position(1));
        try (Connection first = database.transaction();
                Connection second = database.transaction()) {
            assertThat(repository.storePositionOn(first, event(2))).isTrue();

            CompletableFuture<Boolean> isNew = storing(repository, second, event(2));

            assertThatThrownBy(() -> isNew.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            endOfFirst.apply(first);
            boolean result = isNew.get(30, TimeUnit.SECONDS);
            second.commit();
            return result;
        }
    }

    @Test
    void withoutATransactionAPositionOfARouteIsRejected() {
        JdbcPositionRepository repository = database.repository();

        assertThatThrownBy(() -> repository.storePosition(event(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("storePosition is called without a transaction");

        assertThat(repository.getState(KEY)).isNull();
    }

    @Test
    void aDataSourceThatDoesNotKnowTheTransactionOfTheRouteIsRejected() {
        JdbcPositionRepository repository =
                database.repository(); // not on a transaction-aware proxy

        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .executeWithoutResult(
                                                status -> repository.storePosition(event(1))))
                .hasMessageContaining("TransactionAwareDataSourceProxy");
    }

    @Test
    void aTransactionOfTheRouteIsNeitherCommittedNorRolledBack() {
        JdbcPositionRepository repository = database.transactionAwareRepository();
        repository.setState(KEY, position(1));

        database.transactions()
                .executeWithoutResult(
                        status -> {
                            repository.storePosition(event(2));
                            repository.setState(KEY + "/night", position(1));
                            assertThat(repository.getState(KEY)).isEqualTo(position(2));
                            status.setRollbackOnly();
                        });

        assertThat(repository.getState(KEY)).isEqualTo(position(1));
        assertThat(repository.getState(KEY + "/night")).isNull();
        database.transactions().executeWithoutResult(status -> repository.storePosition(event(3)));
        assertThat(repository.getState(KEY)).isEqualTo(position(3));
        assertThat(database.activeConnections()).isZero();
    }

    @Test
    void theRouteStopsAtAnEventThatIsInTheDatabaseAlready() {
        JdbcPositionRepository repository = database.transactionAwareRepository();
        repository.setState(KEY, position(2));
        Exchange stored = event(2);
        Exchange next = event(3);

        database.transactions().executeWithoutResult(status -> repository.storePosition(stored));
        database.transactions().executeWithoutResult(status -> repository.storePosition(next));

        assertThat(stored.isRouteStop()).isTrue();
        assertThat(stored.isFailed()).isFalse();
        assertThat(next.isRouteStop()).isFalse();
    }

    @Test
    void theEventsOfABatchThatAreInTheDatabaseAlreadyAreRemoved() throws Exception {
        JdbcPositionRepository repository = database.repository();
        repository.setState(KEY, position(2));
        Exchange overlapping = batch(1, 4);
        Exchange next = batch(5, 6);
        Exchange stored = batch(3, 6);
        try (Connection connection = database.transaction()) {
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
        JdbcPositionRepository repository = database.repository();
        Exchange whole = batch(1, 2);
        whole.getMessage().setBody("[]");
        Exchange overlapping = batch(2, 4);
        overlapping.getMessage().setBody("[]");
        try (Connection connection = database.transaction()) {
            assertThat(repository.storePositionOn(connection, whole)).isTrue();
            assertThatThrownBy(() -> repository.storePositionOn(connection, overlapping))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("before the steps that replace the body");
            connection.rollback();
        }
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

    @FunctionalInterface
    private interface EndOfTransaction {

        void apply(Connection connection) throws SQLException;
    }
}
