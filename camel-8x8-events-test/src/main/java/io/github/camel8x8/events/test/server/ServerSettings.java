/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the server.
 *
 * @param host the address to listen on, usually a loopback address
 * @param port the port to listen on; 0 for any free port
 * @param idleTimeout the time after which a connection without traffic in either direction is
 *     closed with 1001; Pulsar's default is 300 s
 * @param pingInterval the interval of the server's pings; null, Pulsar's default, for none
 * @param sslContext null for plain {@code ws}
 */
public record ServerSettings(
        String host,
        int port,
        Duration idleTimeout,
        @Nullable Duration pingInterval,
        @Nullable SSLContext sslContext) {}
