/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The process of a {@link HttpDestination}: counts the message ids of the requests to each path,
 * and answers a GET with the counts as JSON.
 */
final class HttpTargetMain {

    /** The beginning of the line with the URL. */
    static final String READY = "HTTP ";

    private static final int THREADS = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Requests> paths = new ConcurrentHashMap<>();

    private HttpTargetMain() {}

    /**
     * Runs until the parent process ends.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException {
        // Without it, a response can wait 40 ms for the client's TCP acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", new HttpTargetMain()::handle);
        server.start();
        System.out.println(READY + "http://127.0.0.1:" + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // the parent process writes nothing
        }
        Runtime.getRuntime().halt(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Requests requests =
                    paths.computeIfAbsent(
                            exchange.getRequestURI().getPath(), path -> new Requests());
            if (exchange.getRequestMethod().equals("GET")) {
                byte[] counts =
                        JSON.writeValueAsBytes(
                                new Arrived(requests.total.get(), requests.ids.size()));
                exchange.sendResponseHeaders(200, counts.length);
                exchange.getResponseBody().write(counts);
            } else {
                exchange.getRequestBody().readAllBytes();
                requests.total.incrementAndGet();
                requests.ids.add(exchange.getRequestHeaders().getFirst(Target.MESSAGE_ID));
                exchange.sendResponseHeaders(200, -1);
            }
        }
    }

    private static final class Requests {
        final AtomicLong total = new AtomicLong();
        final Set<String> ids = ConcurrentHashMap.newKeySet();
    }
}
