/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.SetHeaderHandler;
import io.undertow.server.handlers.resource.ClassPathResourceManager;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The web server of a wallboard. It has no login: every client that can connect sees the wallboard,
 * so use a loopback address, or a proxy that authenticates users.
 */
public final class WallboardServer implements AutoCloseable {

    /** Allows only files from this server; no inline script or style. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final Supplier<Board> board;
    private final Broadcast broadcast;
    private final Undertow undertow;
    private final String host;

    private WallboardServer(WebSettings settings, Supplier<Board> board) {
        this.board = board;
        this.host = settings.host();
        this.broadcast = new Broadcast(board, settings);
        this.undertow =
                Undertow.builder()
                        .addHttpListener(settings.port(), host)
                        .setIoThreads(2)
                        .setWorkerThreads(4)
                        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
                        .setHandler(handler())
                        .build();
    }

    /**
     * Starts the server.
     *
     * @param board supplies the current board; called by several threads
     * @throws IllegalStateException if the address cannot be bound, with a message that names it
     */
    public static WallboardServer start(WebSettings settings, Supplier<Board> board) {
        WallboardServer server = new WallboardServer(settings, board);
        try {
            server.undertow.start();
        } catch (RuntimeException e) {
            server.broadcast.close();
            throw new IllegalStateException(
                    "Cannot listen on wallboard.port = %d of %s: %s. Set another port"
                            .formatted(settings.port(), settings.host(), e.getMessage()),
                    e);
        }
        return server;
    }

    /** The URL of the page. */
    public String url() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + port() + "/";
    }

    /** The port that it listens on. */
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** The number of connected browsers. */
    public int browsers() {
        return broadcast.browsers();
    }

    @Override
    public void close() {
        broadcast.close();
        undertow.stop();
    }

    private HttpHandler handler() {
        HttpHandler stream = Handlers.serverSentEvents(broadcast);
        PathHandler paths =
                Handlers.path(page())
                        .addExactPath("/events", exchange -> events(exchange, stream))
                        .addExactPath("/snapshot", this::snapshot)
                        .addExactPath("/health", this::health);
        HttpHandler handler = secured(exchange -> onlyReading(exchange, paths));
        return SameMachine.isLoopback(host) ? new SameMachine(handler) : handler;
    }

    private static HttpHandler page() {
        ClassLoader loader = WallboardServer.class.getClassLoader();
        return Handlers.resource(new ClassPathResourceManager(loader, "wallboard/"))
                .setDirectoryListingEnabled(false)
                .setCacheTime(0);
    }

    private static HttpHandler secured(HttpHandler next) {
        Map<String, String> headers =
                Map.of(
                        "Content-Security-Policy", POLICY,
                        "X-Content-Type-Options", "nosniff",
                        "Referrer-Policy", "no-referrer",
                        "Cross-Origin-Resource-Policy", "same-origin",
                        "Cross-Origin-Opener-Policy", "same-origin");
        HttpHandler secured = next;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            secured = new SetHeaderHandler(secured, header.getKey(), header.getValue());
        }
        return secured;
    }

    private static void onlyReading(HttpServerExchange exchange, HttpHandler next)
            throws Exception {
        if (exchange.getRequestMethod().equals(Methods.GET)
                || exchange.getRequestMethod().equals(Methods.HEAD)) {
            next.handleRequest(exchange);
        } else {
            exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED);
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
        }
    }

    private void events(HttpServerExchange exchange, HttpHandler stream) throws Exception {
        if (broadcast.isFull()) {
            exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
        } else {
            exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
            stream.handleRequest(exchange);
        }
    }

    private void snapshot(HttpServerExchange exchange) {
        json(exchange, BoardJson.write(board.get()));
    }

    private void health(HttpServerExchange exchange) {
        boolean up = board.get().connected();
        exchange.setStatusCode(up ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE);
        json(exchange, up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }

    private static void json(HttpServerExchange exchange, String json) {
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(json);
    }
}
