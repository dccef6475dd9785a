/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.client.Source;
import io.github.camel8x8.events.benchmark.server.Certificate;
import io.github.camel8x8.events.benchmark.server.ServerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The streaming server in a separate process. */
public final class ServerProcess implements AutoCloseable {

    private final JavaProcess process;
    private final Certificate certificate;
    private final String[] ready;

    private ServerProcess(JavaProcess process, Certificate certificate, String[] ready) {
        this.process = process;
        this.certificate = certificate;
        this.ready = ready;
    }

    /** Starts the server, and waits until it listens. */
    public static ServerProcess start() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("benchmarks");
        Certificate certificate = Certificate.make(directory);
        JavaProcess process =
                JavaProcess.start(ServerMain.class, certificate.keyStore().toString());
        return new ServerProcess(process, certificate, process.await(ServerMain.READY).split(" "));
    }

    /** A topic of the server. */
    public Source source(boolean secure, String topic) {
        return new Source(
                ready[secure ? 1 : 0],
                "tenant01",
                "event-v1",
                topic,
                secure ? certificate : null,
                null);
    }

    /**
     * Runs a client against the server once, in a separate process.
     *
     * @param extra the additional measurement
     */
    public Interval measure(
            ClientKind client,
            boolean secure,
            String topic,
            Goal warmup,
            Goal measured,
            Extra extra)
            throws IOException {
        ClientOrder order =
                new ClientOrder(
                        client, null, source(secure, topic), warmup, measured, 1, extra, pid());
        return ClientProcess.run(order).get(0);
    }

    /** The average size of a frame in bytes. */
    public int frameSize() {
        return Integer.parseInt(ready[2]);
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        process.close();
        Files.deleteIfExists(certificate.keyStore());
        Files.deleteIfExists(certificate.keyStore().getParent());
    }
}
