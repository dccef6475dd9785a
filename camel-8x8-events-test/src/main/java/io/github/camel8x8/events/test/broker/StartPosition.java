/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import org.jspecify.annotations.Nullable;

/** The position at which a reader begins. */
public final class StartPosition {

    /** At the oldest message that is kept. */
    public static final StartPosition EARLIEST = new StartPosition(null);

    /** After the newest message. */
    public static final StartPosition LATEST = new StartPosition(null);

    private final @Nullable MessageId id;

    private StartPosition(@Nullable MessageId id) {
        this.id = id;
    }

    /**
     * {@return the position after a message; if the message was dropped, the next id in order}
     *
     * @param id the id of the message
     */
    public static StartPosition after(MessageId id) {
        return new StartPosition(id);
    }

    /**
     * Whether a reader of a partitioned topic may begin here. Pulsar permits only {@code earliest}
     * and {@code latest}, also as ids.
     */
    boolean isAllowedWithPartitions() {
        return id == null || id.equals(MessageId.EARLIEST) || id.equals(MessageId.LATEST);
    }

    /**
     * Whether a message that was stored after the position was set is not sent. Pulsar's client
     * discards the messages of the entry of the id up to the id, even if the entry is stored later.
     */
    boolean excludes(MessageId message) {
        return id != null && message.isOfSameEntry(id) && message.compareTo(id) <= 0;
    }

    long indexIn(MessageLog log) {
        if (id != null) {
            return log.indexAfter(id);
        }
        return this == EARLIEST ? log.first() : log.end();
    }
}
