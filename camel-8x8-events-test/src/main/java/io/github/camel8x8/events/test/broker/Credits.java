/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

/**
 * How many messages a client may still get: the counter {@code pendingMessages} of Pulsar's {@code
 * ReaderHandler} and {@code ConsumerHandler}, with its quirks. It can be prepaid, and then is
 * negative; no one checks what an answer was for.
 */
final class Credits {

    /** Pulsar caps {@code receiverQueueSize} here. */
    static final int MAX = 1000;

    private final int window;
    private final boolean pull;
    private int pending;
    private boolean oneMore;

    private Credits(int window, boolean pull) {
        this.window = window;
        this.pull = pull;
    }

    /** Of a reader: 0 means that it never gets a message, whatever it answers. */
    static Credits ofReader(int receiverQueueSize) {
        return receiverQueueSize == 0
                ? new Credits(Integer.MIN_VALUE, false)
                : new Credits(Math.min(receiverQueueSize, MAX), false);
    }

    /** Of a consumer: 0 is as good as 1. */
    static Credits ofConsumer(int receiverQueueSize, boolean pullMode) {
        return new Credits(Math.max(1, Math.min(receiverQueueSize, MAX)), pullMode);
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

    /** In pull mode only. Zero or less delivers one message and spoils the count, as in Pulsar. */
    void permit(int messages) {
        if (pull) {
            oneMore |= pending >= 0;
            pending -= messages;
        }
    }
}
