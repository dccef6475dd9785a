/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.pulsar;

import io.github.camel8x8.events.benchmark.client.Source;
import io.github.camel8x8.events.benchmark.server.FrameStock;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.Schema;

/** Pulsar standalone: broker, storage and WebSocket proxy in one process. */
public final class Broker implements AutoCloseable {

    private static final String TENANT = "public";
    private static final String NAMESPACE = "default";
    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 30;

    private final BrokerFiles files;
    private final Process process;

    private Broker(BrokerFiles files, Process process) {
        this.files = files;
        this.process = process;
    }

    /**
     * Starts the distribution in this folder, and waits until it is ready.
     *
     * @throws IOException if it ends before
     */
    public static Broker start(Path home) throws IOException, InterruptedException {
        if (!Files.isDirectory(home)) {
            throw new IOException(
                    "No Pulsar in %s; './mvnw pre-integration-test' unpacks it".formatted(home));
        }
        BrokerFiles files = BrokerFiles.create(home);
        Process process =
                new ProcessBuilder(command(files))
                        .directory(files.directory().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(files.log().toFile()))
                        .start();
        Broker broker = new Broker(files, process);
        broker.awaitReady();
        return broker;
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** A topic. */
    public Source source(String topic) {
        return new Source(
                "ws://127.0.0.1:" + files.webPort(),
                TENANT,
                NAMESPACE,
                topic,
                null,
                "pulsar://127.0.0.1:" + files.brokerPort());
    }

    /** Publishes events with Pulsar's own client, in batches, and waits until all are stored. */
    public void publish(String topic, int events) throws IOException {
        try (PulsarClient client =
                        PulsarClient.builder().serviceUrl(source(topic).brokerUrl()).build();
                Producer<byte[]> producer =
                        client.newProducer(Schema.BYTES)
                                .topic("persistent://%s/%s/%s".formatted(TENANT, NAMESPACE, topic))
                                .blockIfQueueFull(true)
                                .create()) {
            for (int i = 0; i < events; i++) {
                producer.sendAsync(FrameStock.payload(i, Interaction.interaction()));
            }
            producer.flush();
        }
    }

    /** Stops, and removes its data. */
    @Override
    public void close() throws IOException {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        files.delete();
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/admin/v2/namespaces/pulsar"
                                                .formatted(files.webPort())))
                        .build();
        HttpClient http = HttpClient.newHttpClient();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!isReady(http, request)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("Pulsar does not start; see " + files.log());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** Whether the namespace exists, which the start creates last. */
    private static boolean isReady(HttpClient http, HttpRequest request)
            throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString()).body().contains("pulsar/system");
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    private static List<String> command(BrokerFiles files) {
        String classes =
                String.join(
                        File.pathSeparator,
                        files.home().resolve("conf").toString(),
                        files.home().resolve("lib") + "/*",
                        ownClasses().toString());
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms512m",
                                "-Xmx1g",
                                "-XX:MaxDirectMemorySize=1g",
                                "-Dlog4j.configurationFile=log4j2.yaml",
                                "-Dpulsar.log.dir=" + files.directory().resolve("logs"),
                                "-Dpulsar.log.appender=Console",
                                "-Dpulsar.log.level=warn",
                                "-Dpulsar.log.root.level=warn",
                                "-cp",
                                classes,
                                BrokerMain.class.getName()));
        command.addAll(files.arguments());
        return command;
    }

    private static Path ownClasses() {
        try {
            return Path.of(
                    BrokerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
