/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The planned faults, by the event that they follow. */
final class FaultPlan {

    private final Map<Long, List<Fault>> faults = new TreeMap<>();
    private long sent;

    /** Plans a fault right after the n-th event from now on, n from 1. */
    void at(int n, Fault fault) {
        faults.computeIfAbsent(sent + n, absent -> new ArrayList<>()).add(fault);
    }

    /** Counts one event, and returns the faults that follow it. */
    List<Fault> afterNext() {
        sent++;
        List<Fault> due = faults.isEmpty() ? null : faults.remove(sent);
        return due == null ? List.of() : due;
    }
}
