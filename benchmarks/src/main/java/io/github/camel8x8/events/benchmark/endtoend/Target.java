/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import java.util.Locale;

/** The target of a path, and the number of events that it gets. */
public enum Target {
    /** A topic with three partitions. */
    KAFKA("Kafka", 20_000, 60_000, 20_000),
    /** The same, with up to {@link #BATCH} events in an Exchange. */
    KAFKA_BATCHES("Kafka, in batches", 20_000, 60_000, 20_000),
    /** A table, with one statement and one transaction for each event. */
    POSTGRESQL("PostgreSQL, one by one", 3_000, 9_000, 3_000),
    /** A table, with one statement and one transaction for up to {@link #BATCH} events. */
    POSTGRESQL_BATCHES("PostgreSQL, in batches", 20_000, 60_000, 20_000),
    /** A server that reads each request and answers with status 200. */
    HTTP("HTTP", 5_000, 15_000, 5_000);

    /** The maximum number of events in a batch. */
    public static final int BATCH = 500;

    /** The header of a Kafka record or a request with the message id, by which targets count. */
    public static final String MESSAGE_ID = "messageId";

    private final String label;
    private final long warmup;
    private final long measured;
    private final long rest;

    Target(String label, long warmup, long measured, long rest) {
        this.label = label;
        this.warmup = warmup;
        this.measured = measured;
        this.rest = rest;
    }

    /** The description. */
    public String label() {
        return label;
    }

    /** The name in names of topics and tables. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the source forms batches. */
    boolean isBatches() {
        return this == KAFKA_BATCHES || this == POSTGRESQL_BATCHES;
    }

    /** The number of events before the measurement. */
    public long warmup() {
        return warmup;
    }

    /** The number of events in the measurement, at whose end the client is killed. */
    public long measured() {
        return measured;
    }

    /** The number of events that are published in addition, for the time after the kill. */
    public long rest() {
        return rest;
    }
}
