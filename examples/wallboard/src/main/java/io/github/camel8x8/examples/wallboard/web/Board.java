/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import io.github.camel8x8.examples.wallboard.model.Snapshot;
import java.util.Objects;

/**
 * The data that browsers show.
 *
 * @param connected whether events are being received, so that the snapshot is up to date
 */
public record Board(Snapshot snapshot, boolean connected) {

    /**
     * Whether the other board differs from this one at most in its time, and in that of the newest
     * event.
     */
    boolean showsTheSameAs(Board other) {
        Snapshot mine = snapshot;
        Snapshot others = other.snapshot;
        return connected == other.connected
                && Objects.equals(mine.events().oldest(), others.events().oldest())
                && mine.trend().equals(others.trend())
                && mine.totals().equals(others.totals())
                && mine.queues().equals(others.queues())
                && mine.agents().equals(others.agents())
                && mine.calls().equals(others.calls());
    }
}
