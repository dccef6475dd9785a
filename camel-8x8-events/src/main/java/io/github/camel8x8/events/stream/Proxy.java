/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that is asked to CONNECT.
 *
 * @param host its host
 * @param port 1 to 65535
 * @param username for Basic authentication, or null
 * @param password for Basic authentication, or null
 */
public record Proxy(String host, int port, @Nullable String username, @Nullable String password) {

    /**
     * @throws IllegalArgumentException where the host holds a scheme, or the port is out of range
     */
    public Proxy {
        if (host.contains("://") || host.isBlank()) {
            throw InvalidOption.of(
                    "proxyHost",
                    host,
                    "but must be the host name of an HTTP proxy, without a scheme (SOCKS is not"
                            + " supported)");
        }
        if (port < 1 || port > 65535) {
            throw InvalidOption.of("proxyPort", port, "but must be 1 to 65535");
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "Proxy[" + host + ":" + port + "]";
    }
}
