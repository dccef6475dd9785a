/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

/** The connection through which the broker sends the messages of one reader or consumer. */
public interface Outlet {

    /** {@return whether another message may be sent now; the broker is called again once it may} */
    boolean isWritable();

    /**
     * Sends a message.
     *
     * @param message the message
     * @param redeliveryCount from 0
     */
    void send(StoredMessage message, int redeliveryCount);

    /** Called after one or more messages were sent. */
    void flush();
}
