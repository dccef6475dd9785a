/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.scaleout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.database.Postgres;
import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarServer;
import io.github.camel8x8.events.test.contract.EventProducer;
import io.github.camel8x8.events.test.contract.OutgoingMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes on one topic of a real Pulsar: how they share events, and recovery after a kill.
 */
@ExtendWith(PulsarExtension.class)
class ScaleOutIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int INTERACTIONS = 20;

    /** The window of the routes: the number of events that may be repeated after a kill. */
    private static final int WINDOW = 50;

    @TempDir Path directory;

    private PulsarServer pulsar;
    private String topic;
    private EventProducer producer;
    private RouteProcess first;
    private RouteProcess second;

    @BeforeEach
    void open(PulsarServer server) {
        pulsar = server;
        topic = pulsar.newTopic();
        producer = pulsar.producer(topic);
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        producer.close();
    }

    @Test
    void twoOnASharedSubscriptionShareTheEventsAndEachComesOnce() {
        startTwo("shared.yaml", 0);
        awaitSubscribers(2);

        List<String> published = publish(0, 2000);

        awaitAll(published);
        assertThat(both()).hasSameSizeAs(published);
        assertThat(first.events()).hasSizeGreaterThan(WINDOW);
        assertThat(second.events()).hasSizeGreaterThan(WINDOW);
    }

    @Test
    void eventsInFlightAtAKillGoToTheOtherOfASharedSubscription() {
        startTwo("shared.yaml", 5);
        awaitSubscribers(2);
        List<String> published = publish(0, 600);
        await("both at work")
                .atMost(LIMIT)
                .until(() -> first.events().size() > 50 && second.events().size() > 50);

        first.kill();

        awaitAll(published);
        assertThat(both()).hasSizeLessThanOrEqualTo(published.size() + WINDOW);
    }

    @Test
    void keySharedKeepsEachInteractionWithOneProcessAndInOrder() {
        startTwo("key-shared.yaml", 0);
        awaitSubscribers(2);

        List<String> published = publish(0, 2000);

        awaitAll(published);
        assertThat(both()).hasSameSizeAs(published);
        Set<String> ofTheFirst = byInteraction(first).keySet();
        Set<String> ofTheSecond = byInteraction(second).keySet();
        assertThat(ofTheFirst).isNotEmpty().doesNotContainAnyElementsOf(ofTheSecond);
        assertThat(ofTheSecond).isNotEmpty();
        Stream.of(first, second).forEach(ScaleOutIT::assertInOrderWithinEachInteraction);
    }

    @Test
    void theInteractionsOfAKilledOneContinueAtTheOtherInOrder() {
        startTwo("key-shared.yaml", 5);
        awaitSubscribers(2);
        List<String> published = publish(0, 600);
        await("both at work")
                .atMost(LIMIT)
                .until(() -> first.events().size() > 50 && second.events().size() > 50);

        first.kill();

        awaitAll(published);
        assertThat(both()).hasSizeLessThanOrEqualTo(published.size() + WINDOW);
        assertThat(byInteraction(second)).hasSize(INTERACTIONS);
        assertInOrderWithinEachInteraction(second);
    }

    @Test
    void aReaderUnderMasterFailsOverToTheStoredPosition() {
        failOver(FailoverConfiguration.class);
    }

    @Test
    void aReaderUnderMasterFailsOverToThePositionInTheDatabase() throws IOException {
        try (Postgres postgres = Postgres.start()) {
            Files.writeString(directory.resolve(DatabaseFailoverConfiguration.URL), postgres.url());
            failOver(DatabaseFailoverConfiguration.class);
        }
    }

    private void failOver(Class<?> configuration) {
        List<String> published = new ArrayList<>(publish(0, 600));
        startTwo("failover.yaml", 5, configuration.getName());
        await("one at work")
                .atMost(LIMIT)
                .until(() -> first.events().size() + second.events().size() > 200);
        RouteProcess leader = first.events().isEmpty() ? second : first;
        RouteProcess standby = leader == first ? second : first;
        assertThat(standby.events()).isEmpty();

        leader.kill();
        published.addAll(publish(600, 100));

        awaitAll(published);
        assertThat(both()).hasSizeLessThanOrEqualTo(published.size() + WINDOW);
        assertThat(standby.events())
                .hasSizeGreaterThan(100)
                .isEqualTo(
                        published.subList(
                                published.size() - standby.events().size(), published.size()));
    }

    private void startTwo(String routes, int pauseMillis, String... configurations) {
        first = start(routes, pauseMillis, configurations);
        second = start(routes, pauseMillis, configurations);
    }

    private RouteProcess start(String routes, int pauseMillis, String... configurations) {
        return RouteProcess.start(routes, pulsar, topic, pauseMillis, directory, configurations);
    }

    private void awaitSubscribers(int count) {
        await(count + " subscribers")
                .atMost(LIMIT)
                .failFast("a process has ended", () -> !first.isAlive() || !second.isAlive())
                .until(
                        () ->
                                pulsar.admin()
                                                .stats(topic)
                                                .at("/subscriptions/call-records/consumers")
                                                .size()
                                        == count);
    }

    /** Publishes events of several interactions in turn, each with its number. */
    private List<String> publish(int from, int count) {
        List<String> events =
                IntStream.range(from, from + count)
                        .mapToObj(number -> "int-" + number % INTERACTIONS + " " + number)
                        .toList();
        producer.send(
                events.stream()
                        .map(event -> OutgoingMessage.of(event).withKey(interactionOf(event)))
                        .toList());
        return events;
    }

    private void awaitAll(List<String> published) {
        await("every event")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(new HashSet<>(both())).hasSameSizeAs(published));
        assertThat(both()).containsAll(published);
    }

    private List<String> both() {
        return Stream.of(first, second).flatMap(process -> process.events().stream()).toList();
    }

    private static Map<String, List<Integer>> byInteraction(RouteProcess process) {
        return process.events().stream()
                .collect(
                        Collectors.groupingBy(
                                ScaleOutIT::interactionOf,
                                Collectors.mapping(
                                        event -> Integer.valueOf(event.split(" ")[1]),
                                        Collectors.toList())));
    }

    private static String interactionOf(String event) {
        return event.split(" ")[0];
    }

    private static void assertInOrderWithinEachInteraction(RouteProcess process) {
        assertThat(byInteraction(process).values())
                .allSatisfy(numbers -> assertThat(numbers).isSorted().doesNotHaveDuplicates());
    }
}
