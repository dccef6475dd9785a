/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.kafka;

import static io.github.camel8x8.events.test.traffic.AgentStatus.agentStatus;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import io.github.camel8x8.examples.kafka.broker.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route of the example, from a local event stream to a real Kafka. */
class FanOutIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static KafkaBroker kafka;

    private FanOutUnderTest fanOut;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = KafkaBroker.start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void prepare(@TempDir Path directory) {
        fanOut = new FanOutUnderTest(kafka, directory);
    }

    @AfterEach
    void stop() {
        fanOut.close();
    }

    @Test
    void everyEventIsInKafkaOnceInTheOrderOfItsInteraction(@EventStream EventStreamServer stream)
            throws Exception {
        fanOut.start(stream);

        Calls calls = new Calls(stream).publish(100);

        List<Written> written = fanOut.awaitWritten(calls.messageIds());
        assertThat(written).hasSameSizeAs(calls.messageIds());
        assertThat(Written.inOrderOfKey(written)).isEqualTo(calls.inOrderOfCall());
        assertThat(written).extracting(Written::partition).contains(0, 1, 2);
    }

    @Test
    void theRecordHasThePayloadAsItCameWithKeyIdAndTypeBesideIt(
            @EventStream EventStreamServer stream) throws Exception {
        fanOut.start(stream);
        Interaction call = interaction().created();

        Published published = stream.publish(call).get(0);

        assertThat(fanOut.awaitWritten(List.of(published.messageId())))
                .singleElement()
                .satisfies(
                        record -> {
                            assertThat(record.value()).isEqualTo(published.payload());
                            assertThat(record.key()).isEqualTo(call.guid());
                            assertThat(record.messageId()).isEqualTo(published.messageId());
                            assertThat(record.eventType()).isEqualTo("InteractionCreated");
                        });
    }

    @Test
    void anEventOfNoInteractionIsKeyedByItsAgent(@EventStream EventStreamServer stream)
            throws Exception {
        fanOut.start(stream);
        Agent ann = Agent.named("Ann");

        Published published = stream.publish(agentStatus(ann, 1)).get(0);

        assertThat(fanOut.awaitWritten(List.of(published.messageId())))
                .extracting(Written::key)
                .containsOnly(ann.id());
    }

    @Test
    void afterAStopItContinuesWhereItWas(@EventStream EventStreamServer stream) throws Exception {
        fanOut.start(stream);
        Calls calls = new Calls(stream).publish(20);
        fanOut.awaitWritten(calls.messageIds());
        fanOut.stop();
        calls.publish(20);

        fanOut.start(stream);
        calls.publish(20);

        assertThat(fanOut.awaitWritten(calls.messageIds())).hasSameSizeAs(calls.messageIds());
    }

    @Test
    void whileKafkaIsDownNothingIsLost(@EventStream EventStreamServer stream) throws Exception {
        fanOut.startImpatient(stream);
        Calls calls = new Calls(stream).publish(20);
        fanOut.awaitWritten(calls.messageIds());

        kafka.kill();
        calls.publish(20);
        fanOut.awaitRetry();
        kafka.restart();

        calls.publish(20);
        List<Written> written = fanOut.awaitWritten(calls.messageIds());
        assertThat(Written.inOrderOfKey(Written.onceEach(written)))
                .isEqualTo(calls.inOrderOfCall());
    }

    @Test
    void stoppedWhileKafkaIsDownItHoldsItsPosition(@EventStream EventStreamServer stream)
            throws Exception {
        fanOut.startImpatient(stream);
        Calls calls = new Calls(stream).publish(20);
        fanOut.awaitWritten(calls.messageIds());

        kafka.kill();
        calls.publish(20);
        fanOut.awaitRetry();
        fanOut.stop();
        kafka.restart();
        fanOut.startImpatient(stream);

        List<Written> written = fanOut.awaitWritten(calls.messageIds());
        assertThat(Written.inOrderOfKey(Written.onceEach(written)))
                .isEqualTo(calls.inOrderOfCall());
    }

    @Test
    void whatWasWrittenTwiceIsReadOnceByItsMessageId(@EventStream EventStreamServer stream)
            throws Exception {
        fanOut.start(stream);
        Calls calls = new Calls(stream).publish(5);
        fanOut.awaitWritten(calls.messageIds());
        fanOut.stop();
        // As after a power cut between the acknowledgement of Kafka and the position's way to disk.
        Files.delete(fanOut.positions());
        fanOut.start(stream);

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(fanOut.written()).hasSize(2 * calls.messageIds().size()));
        fanOut.startReading();
        calls.publish(1);

        await().atMost(LIMIT).until(() -> fanOut.read().containsAll(calls.messageIds()));
        assertThat(fanOut.read()).doesNotHaveDuplicates();
    }

    @Test
    void whatIsTooLargeForKafkaGoesToAFileAndTheRestContinues(@EventStream EventStreamServer stream)
            throws Exception {
        fanOut.start(stream);
        Interaction large = interaction().created().with("filler", "x".repeat(1_100_000));
        String payload = stream.publish(large).get(0).payload();

        Calls calls = new Calls(stream).publish(5);

        fanOut.awaitWritten(calls.messageIds());
        assertThat(fanOut.tooLarge())
                .singleElement()
                .satisfies(file -> assertThat(file).hasContent(payload));
    }
}
