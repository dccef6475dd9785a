/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy, which opens a tunnel with CONNECT.
 *
 * @param host its host
 * @param port 1 to 65535
 * @param username for Basic authentication, or null
 * @param password for Basic authentication, or null
 */
public record HttpProxy(
        String host, int port, @Nullable String username, @Nullable String password) {

    /** A name, an IPv4 address or an IPv6 address. */
    private static final Pattern HOST =
            Pattern.compile(
                    "[^\\s/@?#:\\p{Cntrl}]+"
                            + "|\\[?[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f.:]*(%\\w+)?]?");

    /**
     * Checks the values.
     *
     * @param host its host
     * @param port 1 to 65535
     * @param username for Basic authentication, or null
     * @param password for Basic authentication, or null
     * @throws IllegalArgumentException if the host contains a scheme, or the port is out of range
     */
    public HttpProxy {
        if (!HOST.matcher(host).matches()) {
            throw InvalidOption.of(
                    "proxyHost",
                    ServiceUrl.shown(host),
                    "but must be the host name of an HTTP proxy alone (SOCKS is not supported);"
                            + " port and user go into proxyPort, proxyUsername and proxyPassword");
        }
        if (port < 1 || port > 65535) {
            throw InvalidOption.of("proxyPort", port, "but must be 1 to 65535");
        }
    }

    /** {@return the value of Proxy-Authorization (RFC 7617); only with a username} */
    public String basicCredentials() {
        String pair = username + ":" + (password == null ? "" : password);
        return Base64.getEncoder().encodeToString(pair.getBytes(ISO_8859_1));
    }

    /** The host and the port, without the password. */
    @Override
    public String toString() {
        return "HttpProxy[" + host + ":" + port + "]";
    }
}
