/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.stream.transport.ConnectorLease;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;

/** Starts the probes of one stream. */
interface Probes {

    /** The probes of a stream with these options. */
    static Probes of(
            StreamEngine engine,
            ConnectorLease connectors,
            StreamOptions options,
            StreamStatistics statistics) {
        return (after, limits) -> {
            statistics.countProbe();
            return ProbeSession.begin(engine, connectors, options, after, limits);
        };
    }

    /**
     * Starts a probe.
     *
     * @param after where it begins: {@code earliest}, {@code latest}, or the id after which it does
     * @param limits how long it waits
     */
    ProbeSession begin(String after, ProbeSession.Limits limits);
}
