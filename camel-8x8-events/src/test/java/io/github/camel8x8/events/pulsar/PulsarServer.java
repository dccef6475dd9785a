/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Apache Pulsar standalone as a child process. It can be stopped, killed and started again; ports
 * and data stay.
 */
public final class PulsarServer implements AutoCloseable {

    /** The tenant and namespace that a new server has. */
    public static final String TENANT = "public";

    /** The namespace that a new server has. */
    public static final String NAMESPACE = "default";

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final Path home;
    private final Path directory;
    private final PulsarSettings settings;
    private final PulsarAdmin admin;
    private Process process;

    private PulsarServer(Path home, Path directory, PulsarSettings settings) {
        this.home = home;
        this.directory = directory;
        this.settings = settings;
        this.admin = new PulsarAdmin("http://127.0.0.1:" + settings.webPort() + "/admin/v2");
    }

    /** Starts a server with no data, and waits until it is ready. */
    public static PulsarServer start() {
        try {
            Path home = PulsarHome.find();
            Path target = Files.createDirectories(testClasses().resolveSibling("pulsar"));
            Path directory = Files.createTempDirectory(target, "run");
            PulsarSettings settings = PulsarSettings.onFreePorts();
            settings.write(
                    home.resolve("conf/standalone.conf"), directory.resolve("standalone.conf"));
            PulsarServer server = new PulsarServer(home, directory, settings);
            server.startProcess();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the option {@code serviceUrl}. */
    public String serviceUrl() {
        return "ws://127.0.0.1:" + settings.webPort();
    }

    /** What can be done to topics, namespaces and subscriptions. */
    public PulsarAdmin admin() {
        return admin;
    }

    /** The name of a topic that no other test uses, in the namespace {@link #NAMESPACE}. */
    public String newTopic() {
        return "topic-" + TOPICS.incrementAndGet() + "-" + System.nanoTime();
    }

    /** Publishes to a topic of {@link #NAMESPACE}. */
    public PulsarProducer producer(String topic) {
        return PulsarProducer.open(serviceUrl(), TENANT, NAMESPACE, topic, "");
    }

    /** Publishes to any topic. */
    public PulsarProducer producer(String tenant, String namespace, String topic) {
        return PulsarProducer.open(serviceUrl(), tenant, namespace, topic, "");
    }

    /** Publishes in batches to a topic of {@link #NAMESPACE}. */
    public PulsarProducer batchingProducer(String topic, int messages) {
        return PulsarProducer.open(
                serviceUrl(),
                TENANT,
                NAMESPACE,
                topic,
                "?batchingEnabled=true&batchingMaxPublishDelay=500&batchingMaxMessages="
                        + messages);
    }

    /** Stops in good order and starts again. */
    public void restart() {
        stopProcess();
        startProcess();
    }

    /** Kills the process at once. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts again after {@link #kill}. */
    public void startAgain() {
        startProcess();
    }

    @Override
    public void close() {
        stopProcess();
    }

    private void startProcess() {
        String classes =
                String.join(
                        File.pathSeparator,
                        testClasses().toString(),
                        home.resolve("conf").toString(),
                        home.resolve("lib") + "/*");
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms128m",
                        "-Xmx384m",
                        "-XX:MaxDirectMemorySize=384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dpulsar.log.level=warn",
                        "-Dpulsar.log.root.level=warn",
                        "-cp",
                        classes,
                        PulsarProcess.class.getName(),
                        "-c",
                        directory.resolve("standalone.conf").toString(),
                        "-nss",
                        "-nfw",
                        "-a",
                        "127.0.0.1",
                        "--metadata-dir",
                        directory.resolve("metadata").toString(),
                        "--bookkeeper-dir",
                        directory.resolve("bookkeeper").toString());
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            directory.resolve("pulsar.log").toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The last thing that the start makes: the HTTP port answers seconds before.
        await("Pulsar to be ready, see " + directory.resolve("pulsar.log"))
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .failFast("Pulsar has ended", () -> !process.isAlive())
                .until(() -> admin.namespaces("pulsar").contains("pulsar/system"));
    }

    private static Path testClasses() {
        try {
            return Path.of(
                    PulsarServer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void stopProcess() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
