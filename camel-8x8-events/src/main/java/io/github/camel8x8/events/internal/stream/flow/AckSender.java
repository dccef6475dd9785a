/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

/**
 * Sends acknowledgements and other frames to the server on one session. Does not block. Does
 * nothing after the session has ended.
 */
public interface AckSender {

    /**
     * Acknowledges a message. On a reader this gives the server one more credit, and the id does
     * not matter.
     */
    void acknowledge(String messageId);

    /** Sends one text frame of another kind. */
    void send(byte[] utf8);
}
