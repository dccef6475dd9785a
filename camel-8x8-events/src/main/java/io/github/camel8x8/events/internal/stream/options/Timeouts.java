/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import java.time.Duration;

/**
 * How long a session waits for the other side.
 *
 * @param connect the time for the TCP connection, TLS and the WebSocket upgrade together; 8x8 asks
 *     for 45 s
 * @param pingInterval the time without a byte from the server until a ping is sent
 * @param pongTimeout the time without a byte after that until the connection counts as dead
 * @param close the time for the server's reply to a close frame
 * @param idleReconnect the time without an event until the stream reconnects, if no event can be
 *     lost by doing so; zero for never
 */
public record Timeouts(
        Duration connect,
        Duration pingInterval,
        Duration pongTimeout,
        Duration close,
        Duration idleReconnect) {

    /** The longest time of an option: timers of libraries count in {@code int}. */
    public static final Duration MAX = Duration.ofDays(1);

    private static final Duration MAX_IDLE = Duration.ofDays(365);

    /** 45 s, 20 s, 10 s, 5 s, 15 min. */
    public static final Timeouts DEFAULT =
            new Timeouts(
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(15));

    /**
     * Checks the values.
     *
     * @param connect the time for the TCP connection, TLS and the WebSocket upgrade together; 8x8
     *     asks for 45 s
     * @param pingInterval the time without a byte from the server until a ping is sent
     * @param pongTimeout the time without a byte after that until the connection counts as dead
     * @param close the time for the server's reply to a close frame
     * @param idleReconnect the time without an event until the stream reconnects; zero for never
     * @throws IllegalArgumentException if a value is not from 1 ms to 1 day ({@code idleReconnect}:
     *     0 to 365 days)
     */
    public Timeouts {
        requirePositive("connectTimeout", connect);
        requirePositive("pingInterval", pingInterval);
        requirePositive("pongTimeout", pongTimeout);
        requirePositive("closeTimeout", close);
        if (idleReconnect.isNegative() || idleReconnect.compareTo(MAX_IDLE) > 0) {
            throw InvalidOption.of(
                    "idleReconnect",
                    millis(idleReconnect),
                    "but must be 0 (never) to " + MAX_IDLE.toMillis() + " ms (365 days)");
        }
    }

    /**
     * Checks that a time is from 1 ms to 24 hours.
     *
     * @param option the name of the option
     * @param value its value
     * @throws IllegalArgumentException if it is not
     */
    public static void requirePositive(String option, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(MAX) > 0) {
            throw InvalidOption.of(
                    option, millis(value), "but must be 1 to " + MAX.toMillis() + " ms (one day)");
        }
    }

    /** Text for a message; the milliseconds of a duration may not fit a {@code long}. */
    static String millis(Duration value) {
        try {
            return String.valueOf(value.toMillis());
        } catch (ArithmeticException e) {
            return value.toString();
        }
    }
}
