/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import io.github.camel8x8.examples.wallboard.model.Snapshot;

/**
 * What browsers are shown.
 *
 * @param connected whether events come in, so that the snapshot is up to date
 */
public record Board(Snapshot snapshot, boolean connected) {

    /** Whether a browser that shows the other one shows all but the time of this. */
    boolean showsTheSameAs(Board other) {
        Snapshot mine = snapshot;
        Snapshot others = other.snapshot;
        return connected == other.connected
                && mine.totals().equals(others.totals())
                && mine.queues().equals(others.queues())
                && mine.agents().equals(others.agents())
                && mine.calls().equals(others.calls());
    }
}
