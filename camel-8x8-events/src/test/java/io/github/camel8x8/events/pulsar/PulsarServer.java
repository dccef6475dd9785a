/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import io.github.camel8x8.events.fault.FrozenProcess;
import io.github.camel8x8.events.test.contract.EventService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Apache Pulsar standalone as a child process on loopback. It can be stopped, killed and restarted.
 * Ports and data remain until it is closed, its log remains permanently. For one thread at a time.
 */
public final class PulsarServer implements EventService {

    /** The default tenant of a new server. */
    public static final String TENANT = "public";

    /** The default namespace of a new server. */
    public static final String NAMESPACE = "default";

    private static final AtomicInteger NAMES = new AtomicInteger();

    private boolean killed;
    private final Path home;
    private final Path directory;
    private final PulsarSettings settings;
    private final PulsarProcess process;
    private final PulsarAdmin admin;
    private final NativeProducer nativeProducer;

    private PulsarServer(Path home, Path directory, PulsarSettings settings) {
        this.home = home;
        this.directory = directory;
        this.settings = settings;
        this.process = new PulsarProcess(home, directory, settings.arguments(directory));
        this.admin = new PulsarAdmin(adminUrl());
        this.nativeProducer =
                new NativeProducer(
                        home, directory, "pulsar://127.0.0.1:" + settings.brokerPort(), adminUrl());
    }

    /** Starts a server without data, and waits until it is ready. */
    public static PulsarServer start() {
        try {
            Path home = PulsarHome.find();
            Path runs = Files.createDirectories(Path.of("target", "pulsar").toAbsolutePath());
            Path directory = Files.createTempDirectory(runs, "run");
            PulsarSettings settings = PulsarSettings.onFreePorts();
            settings.write(home, directory);
            PulsarServer server = new PulsarServer(home, directory, settings);
            server.restart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return home.getFileName().toString();
    }

    @Override
    public String serviceUrl() {
        return "ws://127.0.0.1:" + settings.webPort();
    }

    /** The URL of the admin API. */
    public String adminUrl() {
        return settings.adminUrl();
    }

    /** The operations on topics, namespaces and subscriptions. */
    public PulsarAdmin admin() {
        return admin;
    }

    @Override
    public String tenant() {
        return TENANT;
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public String newTopic() {
        return newName("topic");
    }

    @Override
    public String newNamespace() {
        String name = newName("namespace");
        createNamespace(TENANT, name);
        return name;
    }

    @Override
    public void createNamespace(String tenant, String namespace) {
        admin.createNamespace(tenant, namespace);
    }

    @Override
    public void forbidTopicCreation(String namespace) {
        admin.forbidTopicCreation(TENANT, namespace);
    }

    @Override
    public void createTopic(String namespace, String topic) {
        admin.createTopic(path(namespace, topic));
    }

    @Override
    public void createPartitionedTopic(String topic, int partitions) {
        admin.createPartitionedTopic(topic, partitions);
    }

    @Override
    public void createPartitionedTopic(String namespace, String topic, int partitions) {
        admin.createPartitionedTopic(path(namespace, topic), partitions);
    }

    @Override
    public void addPartitions(String topic, int partitions) {
        admin.addPartitions(topic, partitions);
    }

    /** The clients of Pulsar's proxy look for new partitions every 60 s. */
    @Override
    public Duration partitionUpdateLimit() {
        return Duration.ofSeconds(90);
    }

    @Override
    public List<String> topics(String namespace) {
        return admin.topics(TENANT, namespace);
    }

    /**
     * {@inheritDoc}
     *
     * @param entries also {@code chunked:text:length}, for a text that is padded to this length and
     *     published in chunks
     */
    @Override
    public void publishEntries(String topic, List<String> entries) {
        nativeProducer.publish("persistent://" + TENANT + "/" + NAMESPACE + "/" + topic, entries);
    }

    @Override
    public long backlog(String topic, String subscription) {
        return admin.backlog(topic, subscription);
    }

    @Override
    public void unload(String topic) {
        admin.unload(topic);
    }

    @Override
    public void terminate(String topic) {
        admin.terminate(topic);
    }

    @Override
    public void delete(String topic) {
        admin.delete(topic);
    }

    @Override
    public void delete(String namespace, String topic) {
        admin.delete(path(namespace, topic));
    }

    @Override
    public void expire(String topic) {
        admin.expire(topic);
    }

    @Override
    public void kill() {
        process.kill();
        killed = true;
    }

    @Override
    public void restart() {
        if (process.isRunning()) {
            killed = !process.stop();
        }
        if (killed) {
            recover();
        }
        start(process, admin);
    }

    /**
     * Starts a killed server and stops it cleanly, without clients. Otherwise the recovery of a
     * topic's ledger can fail for minutes, and a client that waits for it delays the stop.
     */
    private void recover() {
        try {
            PulsarSettings closed = settings.withoutClients();
            closed.write(home, directory);
            PulsarProcess recovery =
                    new PulsarProcess(home, directory, closed.arguments(directory));
            start(recovery, new PulsarAdmin(closed.adminUrl()));
            killed = !recovery.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(PulsarProcess process, PulsarAdmin admin) {
        // The start creates this namespace last: the HTTP port answers seconds before.
        process.start(() -> admin.namespaces("pulsar").contains("pulsar/system"));
    }

    /** Suspends its process with SIGSTOP until the result is closed. */
    public FrozenProcess freeze() {
        return FrozenProcess.freeze(process.pid());
    }

    /** Whether the process is running: it was not killed and has not ended. */
    public boolean isRunning() {
        return process.isRunning();
    }

    /** Stops, and deletes the data, which is more than 200 MB after some tests. */
    @Override
    public void close() {
        process.stop();
        Stream.of("metadata", "bookkeeper").map(directory::resolve).forEach(PulsarServer::remove);
    }

    @Override
    public String toString() {
        return name() + " at " + serviceUrl();
    }

    private static String path(String namespace, String topic) {
        return TENANT + "/" + namespace + "/" + topic;
    }

    private static String newName(String kind) {
        return kind + "-" + NAMES.incrementAndGet() + "-" + System.nanoTime();
    }

    private static void remove(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
