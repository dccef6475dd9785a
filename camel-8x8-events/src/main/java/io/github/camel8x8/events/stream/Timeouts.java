/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.time.Duration;

/**
 * How long a session waits for the other side.
 *
 * @param connect for the TCP connection, TLS and the WebSocket upgrade together; 8x8 asks for 45 s
 * @param pingInterval without a byte from the server until it is pinged
 * @param pongTimeout without a byte after that until the connection counts as dead
 * @param close for the server's answer to our close frame
 * @param idleReconnect without an event until the session is opened anew, where nothing can be lost
 *     by it; zero for never
 */
public record Timeouts(
        Duration connect,
        Duration pingInterval,
        Duration pongTimeout,
        Duration close,
        Duration idleReconnect) {

    /** 45 s, 20 s, 10 s, 5 s, 15 min. */
    public static final Timeouts DEFAULT =
            new Timeouts(
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(15));

    /**
     * @throws IllegalArgumentException where one is not more than 0 ({@code idleReconnect} may be
     *     0)
     */
    public Timeouts {
        requirePositive("connectTimeout", connect);
        requirePositive("pingInterval", pingInterval);
        requirePositive("pongTimeout", pongTimeout);
        requirePositive("closeTimeout", close);
        if (idleReconnect.isNegative()) {
            throw InvalidOption.of(
                    "idleReconnect",
                    idleReconnect.toMillis(),
                    "but must be 0 (never) or more milliseconds");
        }
    }

    static void requirePositive(String option, Duration value) {
        if (value.toMillis() < 1) {
            throw InvalidOption.of(option, value.toMillis(), "but must be 1 ms or more");
        }
    }
}
