/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

/** The way back to the server on one session. Does not block; does nothing once that has ended. */
interface AckSender {

    /**
     * Acknowledges a message. On a reader this is the credit for one more, and the id does not
     * matter.
     */
    void acknowledge(String messageId);

    /** Sends one text frame of another kind. */
    void send(byte[] utf8);
}
