/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.kafka.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A real Kafka, broker and controller in one separate process, on free ports of the loopback
 * interface, so that it can be killed and started again. It ends with this process. Not
 * thread-safe.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LOWEST_PORT = 10_000;
    private static final int HIGHEST_PORT = 32_000;

    private final Path directory;
    private final int port;
    private Process process;

    private KafkaBroker(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.process = fork(directory);
    }

    /**
     * Starts a broker without topics. A topic is created when it is first used, with three
     * partitions.
     *
     * @throws IOException if it cannot be started or is not ready within 60 s
     */
    public static KafkaBroker start() throws IOException {
        Path directory = Files.createTempDirectory("kafka");
        int port = freePort();
        Files.writeString(
                directory.resolve("server.properties"), settings(directory, port, freePort()));
        KafkaBroker broker = new KafkaBroker(directory, port);
        try {
            broker.awaitReady();
        } catch (IOException e) {
            broker.close();
            throw e;
        }
        return broker;
    }

    /** The value of the option {@code brokers} of Camel's Kafka component. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** The folder of its data; deleted by {@link #close}. */
    public Path directory() {
        return directory;
    }

    /**
     * Everything in a topic, in order within each partition. Keys and values are read as text.
     *
     * @param topic the name of the topic; created if it does not exist
     */
    public List<ConsumerRecord<String, String>> records(String topic) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(found -> new TopicPartition(topic, found.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    /** Kills the broker immediately. Acknowledged records are kept. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /**
     * Starts the broker again after {@link #kill}, at the same address.
     *
     * @throws IOException if it cannot be started or is not ready within 60 s
     */
    public void restart() throws IOException {
        process = fork(directory);
        awaitReady();
    }

    /** Stops the broker and deletes its data. */
    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (process.isAlive()
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            if (isListening() && answers()) {
                return;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new IOException(
                "The Kafka broker is not ready; its log: "
                        + Files.readString(directory.resolve("broker.log")));
    }

    /** Checked first, because a client logs each rejected connection. */
    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answers() {
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process fork(Path directory) throws IOException {
        Path log = directory.resolve("broker.log");
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath(),
                                BrokerProcess.class.getName(),
                                directory.resolve("server.properties").toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /**
     * The class path of this class; Maven's exec plugin runs a program in a separate class loader.
     */
    private static String classPath() {
        ClassLoader loader = KafkaBroker.class.getClassLoader();
        return loader instanceof URLClassLoader own
                ? Arrays.stream(own.getURLs())
                        .map(URL::getPath)
                        .collect(Collectors.joining(System.getProperty("path.separator")))
                : System.getProperty("java.class.path");
    }

    /**
     * Below the range that systems use for outgoing connections: a port in that range could be
     * given to a client that connects again and again while the broker starts.
     */
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(LOWEST_PORT, HIGHEST_PORT)
                .limit(1000)
                .filter(KafkaBroker::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static String settings(Path directory, int port, int controllerPort) {
        return """
        cluster.id=%s
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%s
        listeners=PLAINTEXT://127.0.0.1:%s,CONTROLLER://127.0.0.1:%s
        advertised.listeners=PLAINTEXT://127.0.0.1:%s
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
        log.dirs=%s
        num.partitions=3
        offsets.topic.num.partitions=1
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        broker.session.timeout.ms=3000
        broker.heartbeat.interval.ms=500
        transaction.state.log.min.isr=1
        group.initial.rebalance.delay.ms=0
        """
                .formatted(
                        Uuid.randomUuid(),
                        controllerPort,
                        port,
                        controllerPort,
                        port,
                        directory.resolve("data"));
    }
}
