/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

/** The way back to the server on one session. */
interface Outbound {

    /** Sends one text frame, or does nothing where the session has ended. Does not block. */
    void send(byte[] utf8);
}
