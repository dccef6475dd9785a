/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Injects the fault that a {@code POST} on this machine names, as in {@code /stream-down}. */
final class FaultServer implements AutoCloseable {

    private static final String NONE = "none";

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final Consumer<@Nullable Fault> inject;

    private FaultServer(HttpServer server, Consumer<@Nullable Fault> inject) {
        this.server = server;
        this.inject = inject;
    }

    static FaultServer start(int port, Consumer<@Nullable Fault> inject) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        FaultServer faults = new FaultServer(server, inject);
        server.createContext("/", faults::answer);
        server.start();
        return faults;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            Optional<Fault> fault = Fault.named(name);
            boolean known = fault.isPresent() || name.equals(NONE);
            boolean post = exchange.getRequestMethod().equals("POST");
            if (known && post) {
                inject.accept(fault.orElse(null));
            }
            byte[] text =
                    (known && post ? "Fault: " + name + "\n" : usage())
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known && post ? OK : NOT_FOUND, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private static String usage() {
        return "POST to one of: "
                + Arrays.stream(Fault.values())
                        .map(fault -> "/" + fault.text())
                        .collect(Collectors.joining(", "))
                + ", /none\n";
    }
}
