/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.examples.monitoring.Fault;
import io.github.camel8x8.examples.monitoring.Monitoring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The example, scraped by a Prometheus with the published configuration and rules. */
final class Monitored implements AutoCloseable {

    /** The streams of the example. */
    private static final int STREAMS = 3;

    private final Monitoring application;
    private final PrometheusServer prometheus;

    private Monitored(Monitoring application, PrometheusServer prometheus) {
        this.application = application;
        this.prometheus = prometheus;
    }

    /** A minute of the rules is a second, and the example is scraped twice a second. */
    static Monitored startFast(Path directory) {
        return start(
                directory,
                Alert.withMinutesAsSeconds(),
                TestedFiles.text(TestedFiles.CONFIG)
                        .replaceAll("_interval: 15s", "_interval: 500ms"));
    }

    /** With the published times. */
    static Monitored start(Path directory) {
        return start(
                directory,
                TestedFiles.text(TestedFiles.RULES),
                TestedFiles.text(TestedFiles.CONFIG));
    }

    private static Monitored start(Path directory, String rules, String configuration) {
        int port = freePort();
        Monitoring application =
                Monitoring.start(Map.of("camel.management.port", String.valueOf(port)));
        try {
            Files.writeString(directory.resolve("alerts.yml"), rules);
            Files.writeString(
                    directory.resolve("prometheus.yml"),
                    configuration.replace("localhost:9876", "127.0.0.1:" + port));
            return new Monitored(application, PrometheusServer.start(directory));
        } catch (IOException e) {
            application.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            application.close();
            throw e;
        }
    }

    /** Waits until Prometheus shows that each stream of the example is connected. */
    void awaitConnected(Duration limit) {
        await().atMost(limit)
                .untilAsserted(
                        () ->
                                assertThat(prometheus.query("camel_8x8events_connected == 1"))
                                        .as("streams that are connected")
                                        .hasSize(STREAMS));
    }

    PrometheusServer prometheus() {
        return prometheus;
    }

    void inject(Fault fault) {
        application.inject(fault);
    }

    void endFault() {
        application.inject(null);
    }

    /** The process ends. */
    void stopApplication() {
        application.close();
    }

    @Override
    public void close() {
        prometheus.close();
        application.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
