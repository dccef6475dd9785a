/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import io.github.camel8x8.events.test.server.ClientConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for clients to reach an expected state, 10 s by default. If they do not, throws an {@link
 * AssertionError} that describes the actual state. An expectation that is already met returns
 * immediately.
 */
public final class Expectations {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final EventStreamServer stream;
    private final Duration limit;

    Expectations(EventStreamServer stream) {
        this(stream, Duration.ofSeconds(10));
    }

    private Expectations(EventStreamServer stream, Duration limit) {
        this.stream = stream;
        this.limit = limit;
    }

    /**
     * {@return the same expectations with another time to wait}
     *
     * @param time the longest time to wait
     */
    public Expectations within(Duration time) {
        return new Expectations(stream, time);
    }

    /**
     * Expects this number of connected readers and consumers of a topic.
     *
     * @param count the number of clients, at least 1
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @return the newest client; it may have disconnected since
     * @throws IllegalArgumentException if the number is below 1
     */
    public ClientConnection clients(int count, String topic) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "The number of clients must be 1 or more, and is "
                            + count
                            + ". Use noClients() to expect none.");
        }
        // A client may disconnect at any moment: the list that has the number is the one to use.
        List<ClientConnection> clients = new ArrayList<>();
        await(
                () -> {
                    clients.clear();
                    clients.addAll(stream.clients(topic));
                    return clients.size() == count;
                },
                () ->
                        count
                                + " client(s) of "
                                + topic
                                + " expected; connected are "
                                + stream.clients());
        return clients.get(count - 1);
    }

    /**
     * Expects one connected reader or consumer of a topic.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @return that client
     */
    public ClientConnection client(String topic) {
        return clients(1, topic);
    }

    /**
     * Expects no connected reader or consumer.
     *
     * @return these expectations
     */
    public Expectations noClients() {
        return await(
                () -> stream.clients().isEmpty(),
                () -> "No client expected; connected are " + stream.clients());
    }

    /**
     * Expects that a client of the topic has acknowledged each of these events.
     *
     * @param events the events as published
     * @return these expectations
     */
    public Expectations acknowledged(List<Published> events) {
        return await(
                () -> missing(events).isEmpty(),
                () ->
                        missing(events).size()
                                + " of "
                                + events.size()
                                + " events were not acknowledged, first that with id "
                                + missing(events).get(0).messageId());
    }

    /**
     * Expects that a client of the topic has acknowledged this event.
     *
     * @param event the event as published
     * @return these expectations
     */
    public Expectations acknowledged(Published event) {
        return acknowledged(List.of(event));
    }

    /**
     * Expects that a client of the topic has acknowledged this event negatively.
     *
     * @param event the event as published
     * @return these expectations
     */
    public Expectations negativelyAcknowledged(Published event) {
        return await(
                () ->
                        stream.connections().stream()
                                .anyMatch(
                                        client ->
                                                client.negativelyAcknowledged()
                                                        .contains(event.messageId())),
                () -> "No client acknowledged the event negatively: " + event.messageId());
    }

    /**
     * Expects that all events of a subscription are acknowledged.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param subscription the name of the subscription
     * @return these expectations
     */
    public Expectations noBacklog(String topic, String subscription) {
        return await(
                () -> stream.backlog(topic, subscription) == 0,
                () ->
                        "The backlog of "
                                + subscription
                                + " on "
                                + topic
                                + " is "
                                + stream.backlog(topic, subscription));
    }

    private List<Published> missing(List<Published> events) {
        List<String> acknowledged =
                stream.connections().stream().flatMap(c -> c.acknowledged().stream()).toList();
        Set<String> ids = new HashSet<>(acknowledged);
        return events.stream().filter(event -> !ids.contains(event.messageId())).toList();
    }

    private Expectations await(BooleanSupplier condition, Supplier<String> failure) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                throw new AssertionError(failure.get());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return this;
    }
}
