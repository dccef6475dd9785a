/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.kafka.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** The process of a {@link KafkaBroker}: formats its storage if it is new, and runs the broker. */
final class BrokerProcess {

    private BrokerProcess() {}

    /**
     * Runs until it is killed or its parent process ends.
     *
     * @param arguments the file of the broker's settings
     * @throws IOException if the file cannot be read
     */
    @SuppressWarnings("SystemOut") // the parent process reads it
    public static void main(String[] arguments) throws IOException {
        endWithParent();
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(reader);
        }
        String clusterId = settings.getProperty("cluster.id");
        String[] format = {"format", "-g", "-t", clusterId, "-c", arguments[0]};
        int status = StorageTool.execute(format, System.out);
        if (status != 0) {
            System.exit(status);
        }
        Kafka.main(arguments);
    }

    /**
     * Ends with the parent process. The standard input is a pipe that breaks however the parent
     * ended.
     */
    private static void endWithParent() {
        Thread watch =
                new Thread(
                        () -> {
                            try {
                                while (System.in.read() >= 0) {
                                    // the parent writes nothing
                                }
                            } catch (IOException e) {
                                // the same as the end of the input
                            }
                            Runtime.getRuntime().halt(0);
                        },
                        "parent");
        watch.setDaemon(true);
        watch.start();
    }
}
