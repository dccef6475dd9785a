/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static io.github.camel8x8.events.test.traffic.AgentStatus.agentStatus;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import io.github.camel8x8.examples.kafka.broker.KafkaBroker;
import io.github.camel8x8.examples.recipes.KafkaTopic.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe for batches into Kafka, with a real Kafka. */
class KafkaBatchesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static KafkaBroker kafka;

    private final KafkaTopic topic = new KafkaTopic(kafka);
    private final Retries retries = new Retries();
    private final List<Published> published = new ArrayList<>();
    private final Map<String, List<String>> payloadsOfCall = new LinkedHashMap<>();

    @TempDir private Path directory;
    private EventStreamServer stream;
    private Recipe recipe;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = KafkaBroker.start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void prepare(@EventStream EventStreamServer started) {
        stream = started;
        recipe = recipe();
    }

    @AfterEach
    void stop() {
        recipe.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "pooled"})
    void eachRecordHasTheKeyTheIdAndThePayloadOfItsEvent(String exchanges) {
        recipe.with("camel.main.exchange-factory", exchanges).start();
        Agent ann = Agent.named("Ann");
        Interaction call = interaction().created().assigned(ann);

        List<Published> ofCall = stream.publish(call);
        Published ofAgent = stream.publish(agentStatus(ann, 5)).get(0);
        Published ofNeither = stream.publish("{\"QueueStatus\":{\"event\":\"QueueStatus\"}}");

        List<Published> all = List.of(ofCall.get(0), ofCall.get(1), ofAgent, ofNeither);
        stream.expect().within(LIMIT).acknowledged(all);
        assertThat(topic.records())
                .containsExactlyInAnyOrder(
                        written(call.guid(), ofCall.get(0)),
                        written(call.guid(), ofCall.get(1)),
                        written(ann.id(), ofAgent),
                        written(null, ofNeither));
    }

    @Test
    void eachEventIsWrittenOnceInTheOrderOfItsInteraction() {
        recipe.start();

        publishCalls(150);

        stream.expect().within(LIMIT).acknowledged(published);
        List<Written> records = topic.records();
        assertThat(records).hasSameSizeAs(published);
        assertThat(Written.firstByKey(records)).isEqualTo(payloadsOfCall);
    }

    @Test
    void ifKafkaIsKilledNothingIsLostAndTheOrderOfEachInteractionIsKept() throws Exception {
        topic.create();
        impatient(recipe).start();
        publishCalls(150);
        await().atMost(LIMIT).until(() -> !topic.records().isEmpty());

        kafka.kill();
        publishCalls(150);
        retries.awaitNext();
        kafka.restart();

        stream.expect().within(LIMIT).acknowledged(published);
        assertThat(Written.firstByKey(topic.records())).isEqualTo(payloadsOfCall);
    }

    @Test
    void ifKafkaIsDownFromTheStartTheEventsWait() throws Exception {
        impatient(recipe).start();
        kafka.kill();
        publishCalls(10);
        stream.expect().within(LIMIT).client("all");
        assertThat(stream.backlog("all", "kafka")).isEqualTo(published.size());

        kafka.restart();

        stream.expect().within(LIMIT).acknowledged(published);
        assertThat(Written.firstByKey(topic.records())).isEqualTo(payloadsOfCall);
    }

    @Test
    void ifTheRouteIsStoppedWhileKafkaIsDownTheBatchIsRedelivered() throws Exception {
        topic.create();
        impatient(recipe).start();
        publishCalls(10);
        stream.expect().within(LIMIT).acknowledged(published);
        kafka.kill();
        publishCalls(10);
        retries.awaitNext();

        recipe.close();
        assertThat(stream.backlog("all", "kafka")).isEqualTo(published.size() / 2);
        kafka.restart();
        recipe = recipe().start();

        stream.expect().within(LIMIT).acknowledged(published);
        assertThat(Written.firstByKey(topic.records())).isEqualTo(payloadsOfCall);
    }

    @Test
    void ifKafkaRejectsOneRecordTheWholeBatchIsRedelivered() throws Exception {
        topic.create().cleanUpBy("compact");
        recipe.start();
        stream.expect().within(LIMIT).client("all");
        Message withoutKey = Message.of("{\"QueueStatus\":{\"event\":\"QueueStatus\"}}");
        Interaction call = interaction().created().queued();
        published.addAll(
                stream.publish(
                        () ->
                                Stream.concat(call.messages().stream(), Stream.of(withoutKey))
                                        .toList()));
        retries.awaitNext();

        recipe.close();
        assertThat(stream.backlog("all", "kafka")).isEqualTo(3);
        topic.cleanUpBy("delete");
        recipe = recipe().start();

        stream.expect().within(LIMIT).acknowledged(published);
        assertThat(Written.firstByKey(topic.records()))
                .isEqualTo(
                        Map.of(
                                call.guid(),
                                List.of(published.get(0).payload(), published.get(1).payload()),
                                "null",
                                List.of(published.get(2).payload())));
    }

    @Test
    void whatIsTooLargeForKafkaGoesToAFileAndTheRestOfTheBatchToKafka() {
        recipe.start();
        stream.expect().within(LIMIT).client("all");

        publishWithALargeOne();

        stream.expect().within(LIMIT).acknowledged(published);
        assertThat(topic.records().stream().distinct().map(Written::value))
                .containsExactlyInAnyOrderElementsOf(
                        published.stream().skip(1).map(Published::payload).toList());
        assertThat(tooLarge())
                .singleElement()
                .satisfies(file -> assertThat(file).hasContent(published.get(0).payload()));
    }

    @Test
    void withoutTheFolderWhatIsTooLargeForKafkaIsRedelivered() throws Exception {
        Path obstacle = Files.createFile(directory.resolve("too-large"));
        recipe.start();
        stream.expect().within(LIMIT).client("all");
        int connections = stream.connections().size();
        publishWithALargeOne();
        await().atMost(LIMIT).until(() -> stream.connections().size() > connections + 1);
        assertThat(stream.backlog("all", "kafka")).isEqualTo(published.size());

        Files.delete(obstacle);

        stream.expect().within(LIMIT).acknowledged(published);
        assertThat(tooLarge()).hasSize(1);
    }

    private Recipe recipe() {
        return new Recipe("kafka-batches", stream, directory)
                .with("kafka.brokers", kafka.bootstrapServers())
                .with("kafka.topic", topic.name())
                .with("camel.main.shutdown-timeout", "1")
                .with("kafka.redelivery.delay", "200")
                .bind("retries", retries);
    }

    /** So that a test sees in seconds what takes Kafka's producer two minutes. */
    private static Recipe impatient(Recipe recipe) {
        return recipe.with("camel.component.kafka.delivery-timeout-ms", "2500")
                .with("camel.component.kafka.request-timeout-ms", "2000");
    }

    /** Calls that are active at the same time, so that their events are interleaved. */
    private void publishCalls(int count) {
        stream.expect().within(LIMIT).client("all");
        List<Interaction> calls =
                IntStream.range(0, count)
                        .mapToObj(i -> interaction().created().queued().accepted().deleted())
                        .toList();
        List<Message> events = new ArrayList<>();
        for (int i = 0; i < calls.get(0).messages().size(); i++) {
            for (Interaction call : calls) {
                events.add(call.messages().get(i));
            }
        }
        published.addAll(stream.publish(() -> events));
        for (Interaction call : calls) {
            payloadsOfCall.put(
                    call.guid(), call.messages().stream().map(KafkaBatchesIT::text).toList());
        }
    }

    /** The first event of two calls in one batch is too large. */
    private void publishWithALargeOne() {
        Interaction large = interaction().created().with("filler", "x".repeat(1_100_000)).queued();
        Interaction small = interaction().created().queued();
        published.addAll(
                stream.publish(
                        () ->
                                List.of(
                                        large.messages().get(0),
                                        small.messages().get(0),
                                        large.messages().get(1),
                                        small.messages().get(1))));
    }

    private List<Path> tooLarge() {
        try (Stream<Path> files = Files.list(directory.resolve("too-large"))) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Message message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }

    private static Written written(String key, Published event) {
        return new Written(key, List.of("messageId=" + event.messageId()), event.payload());
    }

    /** Counts the retries of the error handler. */
    private static final class Retries extends EventNotifierSupport {

        private final AtomicInteger count = new AtomicInteger();

        void awaitNext() {
            int before = count.get();
            await("a retry").atMost(LIMIT).until(() -> count.get() > before);
        }

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.ExchangeRedeliveryEvent) {
                count.incrementAndGet();
            }
        }
    }
}
