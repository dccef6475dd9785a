/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

/**
 * The number of messages that a client may still receive: the counter {@code pendingMessages} of
 * Pulsar's {@code ReaderHandler} and {@code ConsumerHandler}, with its quirks. It is negative if a
 * client answers in advance; as in Pulsar, the answer's message id is not checked.
 */
final class Credits {

    /** Pulsar's upper limit of {@code receiverQueueSize}. */
    static final int MAX = 1000;

    private final int window;
    private final boolean pull;
    private int pending;
    private boolean oneMore;

    private Credits(int window, boolean pull) {
        this.window = window;
        this.pull = pull;
    }

    /** The credits of a reader. With 0 it never receives a message, whatever it answers. */
    static Credits ofReader(int receiverQueueSize) {
        return receiverQueueSize == 0
                ? new Credits(Integer.MIN_VALUE, false)
                : new Credits(Math.min(receiverQueueSize, MAX), false);
    }

    /** The credits of a consumer; 0 counts as 1. */
    static Credits ofConsumer(int receiverQueueSize, boolean pullMode) {
        return new Credits(Math.max(1, Math.min(receiverQueueSize, MAX)), pullMode);
    }

    /** The number of messages that can be in flight; 0 if none can. */
    int window() {
        return Math.max(0, window);
    }

    /** The number of messages that were sent and not answered. */
    int pending() {
        return Math.max(0, pending);
    }

    boolean isAvailable() {
        return pull ? oneMore || pending < 0 : pending < window;
    }

    void spend() {
        pending++;
        oneMore = false;
    }

    void giveBack() {
        if (!pull) {
            pending--;
        }
    }

    /**
     * Adds permits; pull mode only. As in Pulsar, zero or less delivers one message and corrupts
     * the count.
     */
    void permit(int messages) {
        if (pull) {
            oneMore |= pending >= 0;
            pending -= messages;
        }
    }
}
