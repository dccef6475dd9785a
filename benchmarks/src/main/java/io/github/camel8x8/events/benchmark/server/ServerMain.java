/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs the server as a process: prints its URLs, and ends when the standard input ends. */
public final class ServerMain {

    /**
     * The beginning of the only line that the process prints; both URLs and the size of a frame
     * follow.
     */
    public static final String READY = "READY ";

    private ServerMain() {}

    /**
     * Starts the server.
     *
     * @param args the key store with the certificate
     */
    public static void main(String[] args) throws Exception {
        Certificate certificate = new Certificate(Path.of(args[0]));
        try (StreamingServer server = new StreamingServer(certificate.server())) {
            System.out.println(
                    READY
                            + String.join(
                                    " ",
                                    server.serviceUrl(false),
                                    server.serviceUrl(true),
                                    Integer.toString(server.frameSize())));
            String end = new String(System.in.readAllBytes(), StandardCharsets.US_ASCII);
            if (!end.isEmpty()) {
                throw new IllegalArgumentException("unexpected input: " + end);
            }
        }
    }
}
