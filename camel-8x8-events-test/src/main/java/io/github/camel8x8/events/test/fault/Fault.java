/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.fault;

import java.time.Duration;

/** Something that happens to a connection. */
public sealed interface Fault {

    /** The server closes TCP without a closing handshake: the client sees 1006. */
    static Fault drop() {
        return new Drop();
    }

    /** The connection is reset (TCP RST): the client sees 1006. */
    static Fault reset() {
        return new Reset();
    }

    /** The server closes with this code, from 1000, and reason, up to 123 bytes. */
    static Fault close(int code, String reason) {
        return new Close(code, reason);
    }

    /** The server neither reads nor writes any more; the connection stays open. */
    static Fault freeze() {
        return new Freeze();
    }

    /** What the server sends from now on is held back this long, then comes at once. */
    static Fault delay(Duration time) {
        return new Delay(time);
    }

    /** The server sends this text in a frame of its own, which takes no credit. */
    static Fault garbage(String text) {
        return new Garbage(text);
    }

    /** The server sends the last event again, with the same id; that takes no credit. */
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
     * @param code from 1000
     * @param reason up to 123 bytes
     */
    record Close(int code, String reason) implements Fault {}

    /** See {@link Fault#freeze()}. */
    record Freeze() implements Fault {}

    /**
     * See {@link Fault#delay(Duration)}.
     *
     * @param time not negative
     */
    record Delay(Duration time) implements Fault {}

    /**
     * See {@link Fault#garbage(String)}.
     *
     * @param text of the frame
     */
    record Garbage(String text) implements Fault {}

    /** See {@link Fault#duplicate()}. */
    record Duplicate() implements Fault {}
}
