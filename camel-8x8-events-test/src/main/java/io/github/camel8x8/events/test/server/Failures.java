/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.BrokerException;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Maps failures to HTTP statuses: all of a reader's are 500 in Pulsar 4.0.8, others have different
 * statuses.
 */
final class Failures {

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final Endpoint endpoint;
    private final SocketAddress server;
    private final AtomicLong requests;

    Failures(Endpoint endpoint, SocketAddress server, AtomicLong requests) {
        this.endpoint = endpoint;
        this.server = server;
        this.requests = requests;
    }

    /** Runs a step that parses the path. */
    <T> T path(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            throw new RejectedUpgradeException(
                    endpoint == Endpoint.READER ? SERVER_ERROR : BAD_REQUEST, e.toString());
        }
    }

    /** Runs a step that parses the query. */
    <T> T query(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            throw endpoint == Endpoint.READER
                    ? new RejectedUpgradeException(
                            SERVER_ERROR, "Failed to create reader: " + text(e))
                    : new RejectedUpgradeException(BAD_REQUEST, "Invalid query params: " + text(e));
        }
    }

    /** Runs a step that calls the broker. */
    <T> T broker(Supplier<T> step) {
        try {
            return step.get();
        } catch (BrokerException e) {
            String what = endpoint == Endpoint.READER ? "reader: " : "producer/consumer: ";
            throw new RejectedUpgradeException(
                    status(e.reason()), "Failed to create " + what + e.context() + text(e));
        }
    }

    private String text(BrokerException e) {
        return switch (e.reason()) {
            case ILLEGAL_FOR_PARTITIONS ->
                    "java.util.concurrent.ExecutionException: " + e.getMessage();
            case PARTITION_NOT_FOUND -> json("");
            default -> json(String.valueOf(e.getMessage()));
        };
    }

    private int status(BrokerException.Reason reason) {
        if (endpoint == Endpoint.READER) {
            return SERVER_ERROR;
        }
        return switch (reason) {
            case NAMESPACE_NOT_FOUND, TOPIC_NOT_FOUND, PARTITION_NOT_FOUND -> 404;
            case CONSUMER_BUSY -> 409;
            case TOPIC_TERMINATED -> 503;
            case ILLEGAL_FOR_PARTITIONS -> SERVER_ERROR;
        };
    }

    private String json(String message) {
        return "{\"errorMsg\":\""
                + message
                + "\",\"reqId\":"
                + requests.incrementAndGet()
                + ", \"remote\":\"localhost"
                + server
                + "\", \"local\":\""
                + server
                + "\"}";
    }

    private static String text(IllegalArgumentException e) {
        return String.valueOf(e.getMessage());
    }
}
