/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.demo;

import io.github.camel8x8.events.pulsar.PulsarProducer;
import io.github.camel8x8.events.pulsar.PulsarServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * Starts a Pulsar, publishes 8x8's sample events to it, two a second, and prints them by a route.
 * Runs until it is stopped, or for as many seconds as its argument says.
 */
public final class Demo {

    private Demo() {}

    /**
     * @param args how many seconds to run; without, until it is stopped
     */
    public static void main(String[] args) throws Exception {
        System.out.println("Starting a Pulsar of its own, about ten seconds...");
        ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor();
        try (PulsarServer pulsar = PulsarServer.start()) {
            pulsar.admin().createNamespace("acme", "event-v1");
            try (PulsarProducer producer = pulsar.producer("acme", "event-v1", "all")) {
                Publishing publishing = new Publishing(producer, samples());
                publisher.scheduleAtFixedRate(publishing, 2000, 500, TimeUnit.MILLISECONDS);
                print(pulsar.serviceUrl(), args);
            } finally {
                publisher.shutdownNow();
            }
        }
    }

    private static void print(String serviceUrl, String[] args) throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.8x8events.serviceUrl", serviceUrl);
        main.addInitialProperty("camel.component.8x8events.tenant", "acme");
        main.addInitialProperty("camel.main.durationMaxSeconds", args.length == 0 ? "-1" : args[0]);
        main.configure().addRoutesBuilder(new PrintEvents());
        main.run();
    }

    private static List<byte[]> samples() throws URISyntaxException {
        Path directory = Path.of(Demo.class.getResource("/samples").toURI());
        try (Stream<Path> samples = Files.list(directory)) {
            return samples.sorted().map(Demo::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path sample) {
        try {
            return Files.readAllBytes(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The route. */
    private static final class PrintEvents extends RouteBuilder {
        @Override
        public void configure() {
            from("8x8events:all")
                    .log("${body.type} ${body.callState} ${body.interactionGuid} ${body.agentId}");
        }
    }

    /** Publishes one sample after the other. */
    private static final class Publishing implements Runnable {

        private final PulsarProducer producer;
        private final List<byte[]> samples;
        private int next;

        Publishing(PulsarProducer producer, List<byte[]> samples) {
            this.producer = producer;
            this.samples = samples;
        }

        @Override
        public void run() {
            producer.publish(samples.get(next++ % samples.size()), null, Map.of());
        }
    }
}
