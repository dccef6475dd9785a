/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.callrecords.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The receiver of the webhook: answers every POST, and passes its body on. */
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
     * Starts a receiver on a free port of the loopback interface.
     *
     * @param received called with each accepted body
     */
    public static WebhookReceiver start(Consumer<String> received) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WebhookReceiver receiver = new WebhookReceiver(server, received);
        server.createContext("/", receiver::answer);
        server.start();
        return receiver;
    }

    /** The URL to POST to. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/interactions";
    }

    /** Sets the status of all following answers; bodies are accepted only if it is 2xx. */
    public void answerWith(int newStatus) {
        status = newStatus;
    }

    /** Accepts all following bodies. */
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
