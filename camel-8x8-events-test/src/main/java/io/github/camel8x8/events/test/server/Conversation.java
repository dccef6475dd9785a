/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camel8x8.events.test.broker.Progress;

/** The protocol of one connection. */
interface Conversation {

    /** Called when the handshake has completed. */
    void open();

    /**
     * Called for each text frame. Any unchecked exception closes the connection with 1011.
     *
     * @throws JsonProcessingException if it cannot be parsed: TCP is closed without a handshake
     */
    void receive(String text) throws JsonProcessingException;

    /** Called when more may be sent. */
    void writable();

    /** How far the client is; all zero if it receives no messages. */
    default Progress progress() {
        return new Progress(0, 0, 0);
    }

    /** Called when the connection has ended. */
    void end();
}
