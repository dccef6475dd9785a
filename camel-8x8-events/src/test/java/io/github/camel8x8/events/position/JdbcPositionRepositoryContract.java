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

import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Positions in a database. */
abstract class JdbcPositionRepositoryContract {

    @AutoClose private final PositionDatabase database;

    /**
     * @param url a database that may contain the tables of other tests
     */
    JdbcPositionRepositoryContract(String url) {
        database = new PositionDatabase(url);
    }

    @Test
    void theTableIsCreatedOnce() {
        database.repository();
        database.repository().setState(KEY, position(1));

        assertThat(database.repository().getState(KEY)).isEqualTo(position(1));
    }

    @Test
    void repositoriesThatStartAtTheSameTimeCreateOneTable() {
        CompletableFuture.allOf(
                        IntStream.range(0, 8)
                                .mapToObj(i -> CompletableFuture.runAsync(database::repository))
                                .toArray(CompletableFuture[]::new))
                .join();

        assertThat(database.rows()).isZero();
    }

    @Test
    void aPositionThatTheServerNoLongerHasIsReplacedByAnOlderOne() {
        JdbcPositionRepository repository = database.repository();
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
        JdbcPositionRepository repository = database.repository();
        repository.setState(KEY, position(5));

        repository.expire(KEY, position(4));

        assertThat(repository.getState(KEY)).isEqualTo(position(5));
        assertThat(database.isNew(repository, event(5))).isFalse();
        assertThat(database.isNew(repository, event(2))).isTrue();
        assertThat(database.isNew(repository, event(1))).isFalse();
        assertThat(repository.getState(KEY)).isEqualTo(position(2));
    }

    @Test
    void anEventInFlightWhenThePositionExpiresDoesNotHideTheEventsOfTheNewTopic() throws Exception {
        JdbcPositionRepository repository = database.repository();
        repository.setState(KEY, position(5));
        repository.expire(KEY, position(5));

        assertThat(database.isNew(repository, event(6))).isTrue();
        assertThat(database.isNew(repository, event(6))).isFalse();

        assertThat(repository.getState(KEY)).isEqualTo(position(6));
        assertThat(database.isNew(repository, event(1))).isTrue();
        assertThat(database.isNew(repository, event(1))).isFalse();
        assertThat(database.isNew(repository, event(2))).isTrue();
        assertThat(repository.getState(KEY)).isEqualTo(position(2));
    }

    @Test
    void aBatchInFlightWhenThePositionExpiresIsStoredWithoutItsEventsInTheDatabase()
            throws Exception {
        JdbcPositionRepository repository = database.repository();
        repository.setState(KEY, position(5));
        repository.expire(KEY, position(4));
        Exchange overlapping = batch(5, 7);
        Exchange ofNewTopic = batch(1, 2);

        assertThat(database.isNew(repository, overlapping)).isTrue();
        assertThat(database.isNew(repository, ofNewTopic)).isTrue();

        assertThat(ids(overlapping)).containsExactly(id(6), id(7));
        assertThat(ids(ofNewTopic)).containsExactly(id(1), id(2));
        assertThat(repository.getState(KEY)).isEqualTo(position(2));
    }

    @Test
    void withoutARowNothingExpires() {
        JdbcPositionRepository repository = database.repository();

        repository.expire(KEY, position(4));

        assertThat(repository.getState(KEY)).isNull();
    }

    @Test
    void withoutARowThereIsNoPosition() {
        assertThat(database.repository().getState(KEY)).isNull();
    }

    @Test
    void aPositionThatAnotherHasStoredSinceTheStartIsRead() {
        JdbcPositionRepository standby = database.repository();
        database.repository().setState(KEY, position(1));

        assertThat(standby.getState(KEY)).isEqualTo(position(1));
    }

    @Test
    void eachKeyHasASeparatePosition() {
        JdbcPositionRepository repository = database.repository();

        repository.setState(KEY, position(2));
        repository.setState(KEY + "/night", position(1));
        repository.setState(KEY + "/Night", position(3));

        assertThat(repository.getState(KEY)).isEqualTo(position(2));
        assertThat(repository.getState(KEY + "/night")).isEqualTo(position(1));
        assertThat(repository.getState(KEY + "/Night")).isEqualTo(position(3));
    }

    @Test
    void anOlderPositionDoesNotReplaceANewerOne() {
        JdbcPositionRepository repository = database.repository();
        repository.setState(KEY, position(2));

        database.repository().setState(KEY, position(1));

        assertThat(repository.getState(KEY)).isEqualTo(position(2));
        repository.setState(KEY, position(3));
        assertThat(repository.getState(KEY)).isEqualTo(position(3));
    }

    @Test
    void aPositionIsMovedBackWithSql() {
        JdbcPositionRepository repository = database.repository();
        repository.setState(KEY, position(2));

        database.update("UPDATE %s SET position_value = ?", position(1));

        assertThat(repository.getState(KEY)).isEqualTo(position(1));
        database.update("DELETE FROM %s");
        assertThat(repository.getState(KEY)).isNull();
        repository.setState(KEY, position(1));
        assertThat(repository.getState(KEY)).isEqualTo(position(1));
    }

    @Test
    void theNewestOfPositionsThatManyStoreAtTheSameTimeRemains() {
        JdbcPositionRepository[] processes = {
            database.repository(),
            database.repository(),
            database.repository(),
            database.repository()
        };

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

        assertThat(database.repository().getState(KEY)).isEqualTo(position(8 * 25));
        assertThat(database.rows()).isOne();
    }

    @Test
    void aPositionWaitsForATransactionThatIsStoringAnOlderOne() throws Exception {
        JdbcPositionRepository repository = database.repository();
        repository.setState(KEY, position(1));
        try (Connection transaction = database.transaction()) {
            assertThat(repository.storePositionOn(transaction, event(2))).isTrue();

            CompletableFuture<Void> stored =
                    CompletableFuture.runAsync(() -> repository.setState(KEY, position(3)));
            assertThatThrownBy(() -> stored.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            transaction.commit();
            stored.get(10, TimeUnit.SECONDS);
        }

        assertThat(repository.getState(KEY)).isEqualTo(position(3));
    }

    private void storeAll(JdbcPositionRepository repository, int thread) {
        for (int i = 1; i <= 25; i++) {
            repository.setState(KEY, position(i * 8 - thread));
        }
    }
}
