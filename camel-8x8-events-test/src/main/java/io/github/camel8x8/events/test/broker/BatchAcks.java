/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Tracks one connection's acknowledgements within batches: a batch counts as acknowledged when all
 * its messages are (Pulsar's default {@code acknowledgmentAtBatchIndexLevelEnabled=false}).
 */
final class BatchAcks {

    private final Map<MessageId, BitSet> acknowledged = new HashMap<>();

    /** Whether this message completes the acknowledgement of its batch. */
    boolean completes(MessageId id) {
        MessageId batch = id.ofEntry();
        BitSet messages = acknowledged.computeIfAbsent(batch, absent -> new BitSet());
        messages.set(id.batchIndex());
        if (messages.cardinality() < id.batchSize()) {
            return false;
        }
        acknowledged.remove(batch);
        return true;
    }

    /**
     * Forgets the batch of this message. It is redelivered, so all its messages must be
     * acknowledged again.
     */
    void forget(MessageId id) {
        acknowledged.remove(id.ofEntry());
    }

    void clear() {
        acknowledged.clear();
    }
}
