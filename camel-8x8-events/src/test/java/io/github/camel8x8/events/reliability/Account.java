/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import java.util.Arrays;
import java.util.BitSet;

/** Counts the numbered events that a route has processed. Safe for use by several threads. */
final class Account {

    private final BitSet seen = new BitSet();
    private final BitSet seenInThisLife = new BitSet();
    private final int[] lastOfInteraction = new int[Feed.INTERACTIONS];
    private final int[] lastInThisLife = new int[Feed.INTERACTIONS];
    private long events;
    private long duplicates;
    private long outOfOrder;
    private int lives;
    private int repeatedInThisLife;
    private int mostRepeatedInALife;

    Account() {
        Arrays.fill(lastOfInteraction, -1);
        Arrays.fill(lastInThisLife, -1);
    }

    /** Later events are received by a new process, which has no memory of earlier ones. */
    synchronized void nextLife() {
        lives++;
        seenInThisLife.clear();
        Arrays.fill(lastInThisLife, -1);
        repeatedInThisLife = 0;
    }

    synchronized void add(int number) {
        int interaction = Feed.interaction(number);
        events++;
        if (seen.get(number)) {
            duplicates++;
            if (!seenInThisLife.get(number)) {
                mostRepeatedInALife = Math.max(mostRepeatedInALife, ++repeatedInThisLife);
            }
        } else if (number < lastOfInteraction[interaction]) {
            outOfOrder++; // the first delivery of an event, after a later one of its interaction
        }
        if (!seenInThisLife.get(number) && number < lastInThisLife[interaction]) {
            outOfOrder++;
        }
        seen.set(number);
        seenInThisLife.set(number);
        lastOfInteraction[interaction] = Math.max(lastOfInteraction[interaction], number);
        lastInThisLife[interaction] = Math.max(lastInThisLife[interaction], number);
    }

    /** The number of events, with redeliveries. */
    synchronized long events() {
        return events;
    }

    /** The number of different events. */
    synchronized int distinct() {
        return seen.cardinality();
    }

    /** The number of the first {@code total} events that have not arrived. */
    synchronized int lost(int total) {
        return total - seen.get(0, total).cardinality();
    }

    synchronized long duplicates() {
        return duplicates;
    }

    /** The number of events that arrived after a later one of their interaction. */
    synchronized long outOfOrder() {
        return outOfOrder;
    }

    synchronized int lives() {
        return lives;
    }

    /** The maximum number of events that one process life repeated after an earlier life. */
    synchronized int mostRepeatedInALife() {
        return mostRepeatedInALife;
    }
}
