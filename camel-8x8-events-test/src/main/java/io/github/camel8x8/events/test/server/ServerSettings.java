/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How the server listens.
 *
 * @param host the address to bind, in general a loopback address
 * @param port 0 for any that is free
 * @param idleTimeout after which a connection without traffic in either direction is closed with
 *     1001; Pulsar's default is 300 s
 * @param pingInterval at which the server pings; null for never, as is Pulsar's default
 * @param sslContext null for plain {@code ws}
 */
public record ServerSettings(
        String host,
        int port,
        Duration idleTimeout,
        @Nullable Duration pingInterval,
        @Nullable SSLContext sslContext) {}
