/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.io.Serial;

/** Reports that the broker rejects a request. */
public final class BrokerException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String context;

    BrokerException(Reason reason, String message) {
        this(reason, message, "");
    }

    /**
     * @param context text of Pulsar's client before the message of the broker
     */
    BrokerException(Reason reason, String message, String context) {
        super(message);
        this.reason = reason;
        this.context = context;
    }

    /** {@return the text of Pulsar's client before the message of the broker, or an empty text} */
    public String context() {
        return context;
    }

    /** {@return the reason} */
    public Reason reason() {
        return reason;
    }

    /** Why the broker rejects a request. */
    public enum Reason {
        /** There is no such tenant or namespace. */
        NAMESPACE_NOT_FOUND,
        /** There is no such topic, and clients may not create one. */
        TOPIC_NOT_FOUND,
        /** The partitioned topic has fewer partitions. */
        PARTITION_NOT_FOUND,
        /** The client of Pulsar's proxy rejects the request for a partitioned topic. */
        ILLEGAL_FOR_PARTITIONS,
        /** The subscription already has its only consumer, or consumers of another type. */
        CONSUMER_BUSY,
        /** The topic accepts no more messages. */
        TOPIC_TERMINATED
    }
}
