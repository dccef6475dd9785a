/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import java.util.concurrent.ScheduledExecutorService;

/** Publishes events with the numbers from 0 on, at a steady rate. */
interface NumberedFeed {

    /** Begins to publish. */
    void start(ScheduledExecutorService executor);

    /** Stops publishing. Returns the number of published events. */
    int finish();
}
