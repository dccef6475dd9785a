/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.fault;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A fault of a connection. */
public sealed interface Fault {

    /**
     * The server closes TCP without a closing handshake; the client reports 1006.
     *
     * @return the fault
     */
    static Fault drop() {
        return new Drop();
    }

    /**
     * The server resets the connection (TCP RST); the client reports 1006. Has no effect if the
     * connection has already ended.
     *
     * @return the fault
     */
    static Fault reset() {
        return new Reset();
    }

    /**
     * The server sends a close frame with this code and reason.
     *
     * @param code one that a close frame may carry: 1000 to 1003, 1007 to 1014, 3000 to 4999
     * @param reason up to 123 bytes in UTF-8
     * @return the fault
     * @throws IllegalArgumentException if a close frame cannot carry them
     */
    static Fault close(int code, String reason) {
        return new Close(code, reason);
    }

    /**
     * The server stops reading and writing; the connection stays open.
     *
     * @return the fault
     */
    static Fault freeze() {
        return new Freeze();
    }

    /**
     * Frames that the server sends from now on are kept for this time, then sent together.
     *
     * @param time the delay, from 0
     * @return the fault
     * @throws IllegalArgumentException if the time is negative
     */
    static Fault delay(Duration time) {
        return new Delay(time);
    }

    /**
     * The server sends this text in a separate frame, which uses no credit.
     *
     * @param text the text of the frame
     * @return the fault
     */
    static Fault garbage(String text) {
        return new Garbage(text);
    }

    /**
     * The server sends the last event again, with the same id; this uses no credit.
     *
     * @return the fault
     */
    static Fault duplicate() {
        return new Duplicate();
    }

    /** See {@link Fault#drop()}. */
    record Drop() implements Fault {}

    /** See {@link Fault#reset()}. */
    record Reset() implements Fault {}

    /**
     * See {@link Fault#close(int, String)}.
     *
     * @param code one that a close frame may carry
     * @param reason up to 123 bytes in UTF-8
     */
    record Close(int code, String reason) implements Fault {

        /** The maximum length of a close reason in bytes (RFC 6455, 5.5.1). */
        private static final int MAX_REASON = 123;

        private static final int FIRST_CODE = 1000;
        private static final int LAST_CODE = 4999;

        /**
         * Checks the values.
         *
         * @param code one that a close frame may carry: 1000 to 1003, 1007 to 1014, 3000 to 4999
         * @param reason up to 123 bytes in UTF-8
         * @throws IllegalArgumentException if a close frame cannot carry them
         */
        public Close {
            // Netty's own check accepts negative codes and codes that do not fit in two bytes.
            if (code < FIRST_CODE
                    || code > LAST_CODE
                    || !WebSocketCloseStatus.isValidStatusCode(code)) {
                throw new IllegalArgumentException(
                        "code is "
                                + code
                                + ", must be one that a close frame may carry:"
                                + " 1000 to 1003, 1007 to 1014, 3000 to 4999");
            }
            int length = reason.getBytes(StandardCharsets.UTF_8).length;
            if (length > MAX_REASON) {
                throw new IllegalArgumentException(
                        "reason has %d bytes in UTF-8, must have at most %d: %s"
                                .formatted(length, MAX_REASON, reason));
            }
        }
    }

    /** See {@link Fault#freeze()}. */
    record Freeze() implements Fault {}

    /**
     * See {@link Fault#delay(Duration)}.
     *
     * @param time not negative
     */
    record Delay(Duration time) implements Fault {

        /**
         * Checks the time.
         *
         * @param time the delay, from 0
         * @throws IllegalArgumentException if the time is negative
         */
        public Delay {
            if (time.isNegative()) {
                throw new IllegalArgumentException("time is " + time + ", must not be negative");
            }
        }
    }

    /**
     * See {@link Fault#garbage(String)}.
     *
     * @param text the text of the frame
     */
    record Garbage(String text) implements Fault {}

    /** See {@link Fault#duplicate()}. */
    record Duplicate() implements Fault {}
}
