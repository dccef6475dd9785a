/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import java.util.List;

/**
 * An 8x8 region for which 8x8 has not published an event stream yet, and its clusters (8x8,
 * Connection Guide of August 2026).
 */
public enum PendingRegion {
    HK1("AP1"),
    HK2("AP21"),
    LH1("EU21"),
    ON1("BC1,BC2,BC3"),
    PA1("EU31"),
    SK1("CA1,CA2"),
    SY1("AU1,AU2");

    private final String clusters;

    PendingRegion(String clusters) {
        this.clusters = clusters;
    }

    /** {@return the names of its clusters, in the order of their numbers} */
    public List<String> clusters() {
        return List.of(clusters.split(","));
    }
}
