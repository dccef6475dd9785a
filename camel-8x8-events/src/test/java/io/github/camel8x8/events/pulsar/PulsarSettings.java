/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * The configuration of one server: the distribution's own, on loopback and free ports, keeping
 * every message.
 *
 * @param webPort of the admin API and the WebSocket proxy
 * @param brokerPort of the binary protocol
 */
record PulsarSettings(int webPort, int brokerPort) {

    static PulsarSettings onFreePorts() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket web = new ServerSocket(0, 1, loopback);
                ServerSocket broker = new ServerSocket(0, 1, loopback)) {
            return new PulsarSettings(web.getLocalPort(), broker.getLocalPort());
        }
    }

    void write(Path distributed, Path to) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(distributed)) {
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
                        Map.entry("listeningInterface", "lo"),
                        Map.entry("allowLoopback", "true"),
                        // By default a topic without clients goes, with its messages.
                        Map.entry("brokerDeleteInactiveTopicsEnabled", "false"),
                        Map.entry("defaultRetentionTimeInMinutes", "-1"),
                        Map.entry("defaultRetentionSizeInMB", "-1")));
        try (Writer writer = Files.newBufferedWriter(to)) {
            properties.store(writer, null);
        }
    }
}
