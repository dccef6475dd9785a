/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.EventsConsumer;
import io.github.camel8x8.events.database.BreakableOutsideTransactions;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.position.JdbcPositionRepository;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A topic that was created again on another cluster, so that its ids are older than the position in
 * the database.
 */
abstract class ReplacedTopicContract extends OnceRoutes {

    @Test
    void earliestStoresEachEventOfTheNewTopicOnce() throws Exception {
        storeBeyondTheEnd();

        start(database, "&positionExpired=earliest", this::insert);

        awaitRows(10);
        producer.publishNumbers(10, 10);
        awaitRows(20);
        assertThat(rows()).isEqualTo(numbers(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"continue", "latest"})
    void theNextEventsAreStoredOnce(String policy) throws Exception {
        storeBeyondTheEnd();
        CamelContext camel = start(database, "&positionExpired=" + policy, this::insert);
        awaitConnected(camel);
        if (policy.equals("latest")) {
            await().atMost(LIMIT).until(() -> sessions(camel) == 2);
            awaitConnected(camel);
        }

        for (int i = 10; i < 20; i++) {
            producer.publishNumbers(i, 1);
        }

        awaitRows(10);
        assertThat(rows()).isEqualTo(numbers(10, 10));
    }

    /** If it did, the table would still have the newer position, and they would be skipped. */
    @Test
    void noEventOfTheNewTopicIsRoutedBeforeTheTableAcceptsItsOlderIds() throws Exception {
        storeBeyondTheEnd();
        BreakableOutsideTransactions breakable = new BreakableOutsideTransactions(database);
        CamelContext camel = start(breakable, "", this::insert);
        awaitConnected(camel);
        breakable.setBroken(true);

        producer.publishNumbers(10, 5);
        await().atMost(LIMIT).until(() -> breakable.rejected() > 5);
        breakable.setBroken(false);
        producer.publishNumbers(15, 5);

        awaitRows(10);
        assertThat(rows()).isEqualTo(numbers(10, 10));
    }

    /** Without storePosition, the table is an ordinary offsetRepository. */
    @ParameterizedTest
    @ValueSource(strings = {"continue", "earliest"})
    void aRestartResumesInTheNewTopic(String policy) throws Exception {
        storeBeyondTheEnd();
        CamelContext camel = plainRoute(policy);
        awaitConnected(camel);
        producer.publishNumbers(10, 10);
        int before = policy.equals("earliest") ? 20 : 10;
        awaitRows(before);
        camel.close();

        producer.publishNumbers(20, 10);
        plainRoute(policy);

        awaitRows(before + 10);
        assertThat(rows()).isEqualTo(numbers(20 - before, before + 10));
    }

    private CamelContext plainRoute(String policy) throws Exception {
        JdbcPositionRepository positions = new JdbcPositionRepository(database);
        CamelContext camel = context(positions);
        camel.getRegistry().bind("store", new JdbcTemplate(database));
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri("&positionExpired=" + policy))
                                .process(ReplacedTopicContract.this::insert);
                    }
                });
        camel.start();
        return camel;
    }

    /** Ten events are published, and the position is that of a topic with newer ids. */
    void storeBeyondTheEnd() throws Exception {
        CamelContext camel = start(database, this::insert);
        producer.publishNumbers(0, 10);
        awaitRows(10);
        camel.close();
        sql().update("DELETE FROM event");
        String stored =
                sql().queryForObject(
                                "SELECT position_value FROM camel_8x8_events_position",
                                String.class);
        sql().update("UPDATE camel_8x8_events_position SET position_value = ?", beyond(stored));
    }

    private static String beyond(String stored) {
        String[] parts = stored.split("@", 2); // the position, and the topic
        MessageId id = MessageId.parse(parts[0]);
        MessageId beyond = new MessageId(id.ledgerId() + 1_000_000, 5, id.partition(), -1);
        return beyond.toText() + "@" + parts[1];
    }

    private static void awaitConnected(CamelContext camel) {
        await().atMost(LIMIT)
                .until(
                        () ->
                                consumer(camel).streams().get(0).status().state()
                                        == StreamState.CONNECTED);
    }

    private static long sessions(CamelContext camel) {
        return consumer(camel).streams().get(0).statistics().sessions();
    }

    private static EventsConsumer consumer(CamelContext camel) {
        return (EventsConsumer) camel.getRoutes().get(0).getConsumer();
    }

    private static List<String> numbers(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Integer::toString).toList();
    }
}
