/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The server as a process: says where it is, and ends when its input does. */
public final class ServerMain {

    /** Begins the one line that the process prints: then both URLs and the size of a frame. */
    public static final String READY = "READY ";

    private ServerMain() {}

    /**
     * Starts.
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
                throw new IllegalArgumentException("nothing is read here: " + end);
            }
        }
    }
}
