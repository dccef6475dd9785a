/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.options.PositionExpired;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Windows of readers, and a record of what they report to their owner. */
final class ReaderWindows {

    /** Each new position, in order. */
    final List<String> positions = new ArrayList<>();

    /** For each position that is gone: its message id, and that of the event received instead. */
    final List<String> gone = new ArrayList<>();

    PositionExpired positionExpired = PositionExpired.CONTINUE;

    final AtomicInteger seekBacks = new AtomicInteger();

    /** Whether a position is stored as soon as it is reached. */
    boolean keepsAtOnce = true;

    private final StreamStatistics statistics = new StreamStatistics();

    /** A window for ten events; the position of an earlier process may be null. */
    ReaderWindow reader(String start, String position) {
        Owner owner = new Owner();
        owner.owned = new ReaderWindow(start, position, 10, statistics, owner);
        return owner.owned;
    }

    private final class Owner implements ReaderWindow.Owner {

        private ReaderWindow owned;

        @Override
        public void advanced(String messageId, long passed) {
            if (positions.isEmpty() || !positions.get(positions.size() - 1).equals(messageId)) {
                positions.add(messageId);
            }
            if (keepsAtOnce) {
                owned.release(passed);
            }
        }

        @Override
        public void positionGone(String messageId, MessageFrame first, boolean replacedTopic) {
            gone.add(messageId + " " + (first == null ? "nothing" : first.messageId()));
        }

        @Override
        public PositionExpired positionExpired() {
            return positionExpired;
        }

        @Override
        public void seekBack() {
            seekBacks.incrementAndGet();
        }
    }
}
