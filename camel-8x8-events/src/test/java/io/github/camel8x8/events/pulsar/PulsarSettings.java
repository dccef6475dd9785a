/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The configuration of one server: the distribution's defaults, on loopback and free ports, with
 * unlimited retention.
 *
 * @param webPort of the admin API and the WebSocket proxy
 * @param brokerPort of the binary protocol
 * @param bookiePort of the storage
 */
record PulsarSettings(int webPort, int brokerPort, int bookiePort) {

    static PulsarSettings onFreePorts() throws IOException {
        FreePorts ports = new FreePorts();
        return new PulsarSettings(ports.next(), ports.next(), ports.next());
    }

    /** The same storage with an address that no client has. */
    PulsarSettings withoutClients() throws IOException {
        FreePorts ports = new FreePorts();
        return new PulsarSettings(ports.next(), ports.next(), bookiePort);
    }

    /** The URL of the admin API. */
    String adminUrl() {
        return "http://127.0.0.1:" + webPort + "/admin/v2";
    }

    /**
     * The arguments of Pulsar's standalone starter, for a server with its data in the directory.
     */
    List<String> arguments(Path directory) {
        return List.of(
                "-c",
                file(directory).toString(),
                "-nss",
                "-nfw",
                "-a",
                "127.0.0.1",
                "--bookkeeper-port",
                Integer.toString(bookiePort),
                "--metadata-dir",
                directory.resolve("metadata").toString(),
                "--bookkeeper-dir",
                directory.resolve("bookkeeper").toString());
    }

    /** Writes the configuration file that the arguments refer to. */
    void write(Path home, Path directory) throws IOException {
        // Loaded and stored, not appended to: the last line of the distributed file has no line
        // end.
        Properties properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(home.resolve("conf").resolve("standalone.conf"))) {
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
                        // Without this, --bookkeeper-port is ignored.
                        Map.entry("allowEphemeralPorts", "true"),
                        // By default a topic without clients is deleted with its messages.
                        Map.entry("brokerDeleteInactiveTopicsEnabled", "false"),
                        Map.entry("defaultRetentionTimeInMinutes", "-1"),
                        Map.entry("defaultRetentionSizeInMB", "-1"),
                        Map.entry("forceDeleteNamespaceAllowed", "true")));
        try (Writer writer = Files.newBufferedWriter(file(directory))) {
            properties.store(writer, null);
        }
    }

    private Path file(Path directory) {
        return directory.resolve("standalone-" + webPort + ".conf");
    }

    private static String loopbackInterface() throws IOException {
        return NetworkInterface.getByInetAddress(InetAddress.getByName("127.0.0.1")).getName();
    }
}
