/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the page that a WebSocket client runs in (RFC 6455, section 10.2). A browser lets a page
 * of any site connect to this machine, and names the site in {@code Origin}. Other clients send no
 * origin, or the address that they connect to.
 */
final class Origin {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Origin() {}

    /** Whether the client is a page of this machine or of this server, or is not a page. */
    static boolean isAllowed(HttpRequest request, @Nullable SocketAddress local) {
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        if (origin == null) {
            return true;
        }
        URI uri = parse(origin);
        if (uri == null || uri.getHost() == null) {
            return false; // such as "null", of a file or of a frame in a sandbox
        }
        return THIS_MACHINE.contains(uri.getHost())
                || (uri.getRawAuthority()
                                .equalsIgnoreCase(request.headers().get(HttpHeaderNames.HOST, ""))
                        && !isRebound(uri.getHost(), local));
    }

    /** Whether the request is for another site, whose name resolves to the loopback address. */
    static boolean isRebound(HttpRequest request, @Nullable SocketAddress local) {
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        return isRebound(host.replaceFirst(":\\d+$", ""), local);
    }

    /**
     * Whether a site's name resolves to the loopback address (DNS rebinding); the site then has the
     * same host as this server.
     */
    private static boolean isRebound(String host, @Nullable SocketAddress local) {
        boolean isLoopback =
                local instanceof InetSocketAddress address
                        && address.getAddress().isLoopbackAddress();
        boolean isName = !host.startsWith("[") && !host.matches("[0-9.]+");
        return isLoopback && isName && host.contains(".");
    }

    private static @Nullable URI parse(String origin) {
        try {
            return new URI(origin);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
