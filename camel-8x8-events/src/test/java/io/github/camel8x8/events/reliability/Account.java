/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import java.util.Arrays;
import java.util.BitSet;

/** Counts numbered events as they come out of a route. Safe for use by several threads. */
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

    /** What comes now comes to a new process, which does not know what the last one has seen. */
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
            outOfOrder++; // the first coming of an event, behind a later one of its interaction
        }
        if (!seenInThisLife.get(number) && number < lastInThisLife[interaction]) {
            outOfOrder++;
        }
        seen.set(number);
        seenInThisLife.set(number);
        lastOfInteraction[interaction] = Math.max(lastOfInteraction[interaction], number);
        lastInThisLife[interaction] = Math.max(lastInThisLife[interaction], number);
    }

    /** How many have come, those that came again included. */
    synchronized long events() {
        return events;
    }

    /** How many different ones have come. */
    synchronized int distinct() {
        return seen.cardinality();
    }

    /** How many of the first {@code total} have not come. */
    synchronized int lost(int total) {
        return total - seen.get(0, total).cardinality();
    }

    synchronized long duplicates() {
        return duplicates;
    }

    /** How many came behind a later one of their interaction. */
    synchronized long outOfOrder() {
        return outOfOrder;
    }

    synchronized int lives() {
        return lives;
    }

    /** The most events that any one life has processed although an earlier one had. */
    synchronized int mostRepeatedInALife() {
        return mostRepeatedInALife;
    }
}
