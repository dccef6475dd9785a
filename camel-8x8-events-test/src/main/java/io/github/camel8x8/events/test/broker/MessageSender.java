/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

/**
 * Sends the messages of one reader or consumer over its connection, as far as the client's credits
 * and the connection allow it. All partitions of a topic share it, and so the credits.
 */
final class MessageSender {

    private final Outlet outlet;
    private final Credits credits;
    private boolean open;
    private boolean stuck;

    MessageSender(Outlet outlet, Credits credits) {
        this.outlet = outlet;
        this.credits = credits;
    }

    void open() {
        open = true;
    }

    void close() {
        open = false;
    }

    Credits credits() {
        return credits;
    }

    /** Whether a message may be sent now. */
    boolean isReady() {
        return open && !stuck && credits.isAvailable() && outlet.isWritable();
    }

    /**
     * Sends a message. At a null payload, the sender stops permanently instead, as Pulsar's proxy
     * does, whose loop ends there.
     *
     * @return whether the message was sent
     */
    boolean send(StoredMessage message, int redeliveryCount) {
        if (message.message().hasNullPayload()) {
            stuck = true;
            return false;
        }
        credits.spend();
        outlet.send(message, redeliveryCount);
        return true;
    }

    void flush() {
        outlet.flush();
    }
}
