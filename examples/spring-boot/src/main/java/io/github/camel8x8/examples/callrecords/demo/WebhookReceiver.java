/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.callrecords.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The other side of the webhook: answers every POST, and hands on what it said. */
public final class WebhookReceiver implements AutoCloseable {

    private static final int OK = 204;

    private final HttpServer server;
    private final Consumer<String> received;
    private volatile int status = OK;

    private WebhookReceiver(HttpServer server, Consumer<String> received) {
        this.server = server;
        this.received = received;
    }

    /**
     * Starts one on a free port of the loopback interface.
     *
     * @param received told each body that was accepted
     */
    public static WebhookReceiver start(Consumer<String> received) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WebhookReceiver receiver = new WebhookReceiver(server, received);
        server.createContext("/", receiver::answer);
        server.start();
        return receiver;
    }

    /** Where to POST to. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/interactions";
    }

    /** From now on it answers with this status, and accepts nothing unless it is 2xx. */
    public void answerWith(int newStatus) {
        status = newStatus;
    }

    /** From now on it accepts everything. */
    public void answerAsEver() {
        status = OK;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (status / 100 == 2) {
                received.accept(body);
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
