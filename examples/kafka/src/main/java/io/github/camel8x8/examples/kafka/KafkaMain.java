/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.kafka;

import io.github.camel8x8.examples.kafka.broker.KafkaBroker;
import java.nio.file.Path;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;

/**
 * Runs both routes until stopped: with the Kafka in {@code KAFKA_BOOTSTRAP_SERVERS}, otherwise with
 * a temporary broker that ends with the program and keeps no data.
 */
public final class KafkaMain {

    private static final String SERVERS = "KAFKA_BOOTSTRAP_SERVERS";

    private KafkaMain() {}

    /**
     * Runs the example.
     *
     * @param arguments the arguments of Camel's {@link Main}
     * @throws Exception if the broker or a route cannot be started
     */
    @SuppressWarnings("SystemOut") // a program for a terminal
    public static void main(String[] arguments) throws Exception {
        String servers = System.getenv(SERVERS);
        if (servers != null && !servers.isBlank()) {
            run(servers, null, arguments);
            return;
        }
        System.out.println("Starting a Kafka broker. For your own, set " + SERVERS + ".");
        try (KafkaBroker broker = KafkaBroker.start()) {
            System.out.println("Kafka is at " + broker.bootstrapServers() + ".");
            run(broker.bootstrapServers(), broker.directory().resolve("fan-out"), arguments);
        }
    }

    private static void run(String servers, @Nullable Path directory, String[] arguments)
            throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.kafka.brokers", servers);
        if (directory != null) {
            // The topic of the new broker is empty, so the position must be new, too.
            main.addOverrideProperty("fan-out.directory", directory.toString());
        }
        main.configure().addRoutesBuilder(new FanOut());
        main.configure().addRoutesBuilder(new ReadTopic());
        main.run(arguments);
    }
}
