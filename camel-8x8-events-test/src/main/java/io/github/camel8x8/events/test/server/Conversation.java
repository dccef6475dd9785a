/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import com.fasterxml.jackson.core.JsonProcessingException;

/** What is said on one connection. */
interface Conversation {

    /** The handshake is done. */
    void open();

    /**
     * A text frame came. Any unchecked exception closes the connection with 1011.
     *
     * @throws JsonProcessingException where it is not understood: TCP is cut
     */
    void receive(String text) throws JsonProcessingException;

    /** More may be sent. */
    void writable();

    /** The connection is gone. */
    void end();
}
