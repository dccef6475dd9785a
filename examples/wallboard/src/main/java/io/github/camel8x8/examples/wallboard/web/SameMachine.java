/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.Set;

/**
 * Accepts only requests whose host is a name of this machine. Otherwise any web page could resolve
 * its own name to the address 127.0.0.1 and read the wallboard through the user's browser (DNS
 * rebinding).
 */
final class SameMachine implements HttpHandler {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** RFC 9110, section 15.5.20. */
    private static final int MISDIRECTED_REQUEST = 421;

    private final HttpHandler next;

    SameMachine(HttpHandler next) {
        this.next = next;
    }

    static boolean isLoopback(String host) {
        return NAMES.contains(host);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (isLoopback(exchange.getHostName())) {
            next.handleRequest(exchange);
        } else {
            exchange.setStatusCode(MISDIRECTED_REQUEST).endExchange();
        }
    }
}
