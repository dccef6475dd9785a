/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;

/** The owner of a reader's window whose position is stored as soon as it advances. */
public final class KeptInMemory implements ReaderWindow.Owner {

    private ReaderWindow window;

    private KeptInMemory() {}

    public static ReaderWindow window(String start, int capacity) {
        KeptInMemory owner = new KeptInMemory();
        owner.window = new ReaderWindow(start, null, capacity, new StreamStatistics(), owner);
        return owner.window;
    }

    @Override
    public void advanced(String messageId, long passed) {
        window.release(passed);
    }

    @Override
    public void positionGone(String messageId, MessageFrame first, boolean replacedTopic) {
        throw new AssertionError("unexpected: there was no position");
    }

    @Override
    public void seekBack() {
        // no test opens another session
    }
}
