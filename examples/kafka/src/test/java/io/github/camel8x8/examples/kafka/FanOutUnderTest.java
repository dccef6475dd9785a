/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.kafka;

import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.examples.kafka.broker.KafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** The example on a separate topic and directory; both outlive a stop. */
final class FanOutUnderTest implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final KafkaBroker kafka;
    private final Path directory;
    private final String topic = "interactions-" + UUID.randomUUID();
    private final AtomicInteger retries = new AtomicInteger();
    private final List<Main> running = new ArrayList<>();
    private Main reader;

    FanOutUnderTest(KafkaBroker kafka, Path directory) {
        this.kafka = kafka;
        this.directory = directory;
    }

    void start(EventStreamServer stream) {
        start(stream, main(new FanOut()));
    }

    /**
     * Starts with short limits, so that a test sees in seconds what takes Kafka's producer two
     * minutes.
     */
    void startImpatient(EventStreamServer stream) {
        Main main = main(new FanOut());
        main.addOverrideProperty("camel.component.kafka.delivery-timeout-ms", "2500");
        main.addOverrideProperty("camel.component.kafka.request-timeout-ms", "2000");
        main.addOverrideProperty("camel.component.kafka.max-block-ms", "2000");
        start(stream, main);
    }

    private void start(EventStreamServer stream, Main main) {
        main.addOverrideProperty("camel.component.8x8events.service-url", stream.serviceUrl());
        main.addOverrideProperty("camel.component.8x8events.tenant", stream.tenant());
        main.addOverrideProperty("fan-out.longest-delay", "1000");
        main.addOverrideProperty("camel.main.shutdown-timeout", "3");
        main.bind("retries", new Retries());
        run(main);
    }

    void startReading() {
        reader = main(new ReadTopic());
        reader.addOverrideProperty("read-topic.to", "mock:read");
        run(reader);
    }

    void stop() {
        running.forEach(Main::stop);
        running.clear();
    }

    @Override
    public void close() {
        stop();
    }

    /** Waits until Kafka's producer has failed to send an event and the route retries. */
    void awaitRetry() {
        int before = retries.get();
        await("a retry").atMost(LIMIT).until(() -> retries.get() > before);
    }

    /** Everything in the topic, when all of these are in it. */
    List<Written> awaitWritten(List<String> messageIds) {
        return await("all in Kafka")
                .atMost(LIMIT)
                .until(
                        this::written,
                        written ->
                                written.stream()
                                        .map(Written::messageId)
                                        .collect(Collectors.toSet())
                                        .containsAll(messageIds));
    }

    /** Everything in the topic, in order within each partition. */
    List<Written> written() {
        return kafka.records(topic).stream().map(Written::of).toList();
    }

    /** The message ids that the reading route let through. */
    List<String> read() {
        return reader
                .getCamelContext()
                .getEndpoint("mock:read", MockEndpoint.class)
                .getExchanges()
                .stream()
                .map(event -> event.getMessage().getHeader(FanOut.MESSAGE_ID, String.class))
                .toList();
    }

    Path positions() {
        return directory.resolve("positions");
    }

    /** The files of what Kafka did not take. */
    List<Path> tooLarge() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("too-large"))) {
            return files.toList();
        }
    }

    private Main main(RouteBuilder routes) {
        Main main = new Main();
        main.addOverrideProperty("camel.component.kafka.brokers", kafka.bootstrapServers());
        main.addOverrideProperty("kafka.topic", topic);
        main.addOverrideProperty("fan-out.directory", directory.toString());
        main.configure().addRoutesBuilder(routes);
        return main;
    }

    private void run(Main main) {
        running.add(main);
        main.start();
    }

    /** Counts what the error handler tries again. */
    private final class Retries extends EventNotifierSupport {

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.ExchangeRedeliveryEvent) {
                retries.incrementAndGet();
            }
        }
    }
}
