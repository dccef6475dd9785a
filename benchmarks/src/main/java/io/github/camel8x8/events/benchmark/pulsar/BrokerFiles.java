/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.pulsar;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The files and ports of one broker.
 *
 * @param home the distribution
 * @param directory its data, configuration and log; deleted at the end
 * @param webPort the port of the admin API and the WebSocket proxy
 * @param brokerPort the port of the binary protocol
 */
record BrokerFiles(Path home, Path directory, int webPort, int brokerPort) {

    private static final String CONFIGURATION = "standalone.conf";

    /** Writes the distribution's configuration, with loopback and free ports, to a new folder. */
    static BrokerFiles create(Path home) throws IOException {
        try (ServerSocket web = new ServerSocket(0);
                ServerSocket broker = new ServerSocket(0)) {
            Path directory = Files.createTempDirectory("benchmarks-pulsar");
            BrokerFiles files =
                    new BrokerFiles(home, directory, web.getLocalPort(), broker.getLocalPort());
            files.write();
            return files;
        }
    }

    /** The arguments of Pulsar's own main class. */
    List<String> arguments() {
        return List.of(
                "-c",
                directory.resolve(CONFIGURATION).toString(),
                "-nss",
                "-nfw",
                "-a",
                "127.0.0.1",
                "--metadata-dir",
                directory.resolve("metadata").toString(),
                "--bookkeeper-dir",
                directory.resolve("bookkeeper").toString());
    }

    Path log() {
        return directory.resolve("pulsar.log");
    }

    void delete() throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void write() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("conf").resolve(CONFIGURATION))) {
            properties.load(reader);
        }
        properties.putAll(
                Map.ofEntries(
                        Map.entry("bindAddress", "127.0.0.1"),
                        Map.entry("advertisedAddress", "127.0.0.1"),
                        Map.entry("webServicePort", Integer.toString(webPort)),
                        Map.entry("brokerServicePort", Integer.toString(brokerPort)),
                        Map.entry("webSocketServiceEnabled", "true"),
                        // Without these two the bookie listens on every interface.
                        Map.entry("listeningInterface", loopbackInterface()),
                        Map.entry("allowLoopback", "true"),
                        // By default Pulsar deletes a topic without clients, with its messages.
                        Map.entry("brokerDeleteInactiveTopicsEnabled", "false"),
                        Map.entry("defaultRetentionTimeInMinutes", "-1"),
                        Map.entry("defaultRetentionSizeInMB", "-1")));
        try (Writer writer = Files.newBufferedWriter(directory.resolve(CONFIGURATION))) {
            properties.store(writer, null);
        }
    }

    private static String loopbackInterface() throws IOException {
        return NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()).getName();
    }
}
