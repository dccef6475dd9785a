/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.contract.EventService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A reader at {@code latest} that is stopped or killed before each partition of its topic has a
 * stored position. Partition 2 has old events, which no reader at {@code latest} may receive.
 */
abstract class PartitionRestartContract extends RouteOnPartitions {

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofHours(1));
    private static final int OLD = 2 * STEP + 50_000; // the first number of the old events

    private final Positions positions = new Positions();

    @Override
    void open(EventService tested) {
        super.open(tested);
        camel.getRegistry().bind("positions", positions);
    }

    @Test
    void aStopBeforeThePartitionsAreReadLosesNoEventAndRepeatsNoOldOne() throws Exception {
        positions.loadsOfPartitionsFail = true;
        routeAtLatest();
        publishToEach(5);
        await("the position of the topic").atMost(LIMIT).until(positions::hasTime);

        camel.getRouteController().stopRoute("route");
        assertThat(received.bodies()).isEmpty();
        publishToEach(5);
        positions.loadsOfPartitionsFail = false;
        camel.getRouteController().startRoute("route");

        expectEachPartitionInOrderOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aKillAfterSomePositionsAreStoredLosesNoEventAndRepeatsNoOldOne(int stored)
            throws Exception {
        positions.storeOnly(stored);
        routeAtLatest();
        publishToEach(5);
        await("the positions").atMost(LIMIT).until(positions::isFull);

        camel.getRouteController().stopRoute("route");
        publishToEach(5);
        positions.storeAll();
        camel.getRouteController().startRoute("route");

        expectEachPartitionInOrderOnce();
        await("positions without a time")
                .atMost(LIMIT)
                .until(() -> positions.hasFour() && !positions.hasTime());
    }

    @Test
    void aRelativeStartTimeIsThatOfTheFirstStart() throws Exception {
        camel.start();
        publishToEach(5);
        Instant expired = Instant.now().plusSeconds(4);
        positions.storeOnly(1);
        start("startTime=-4s");
        await("the position of the topic").atMost(LIMIT).until(positions::isFull);

        camel.getRouteController().stopRoute("route");
        await().until(() -> Instant.now().isAfter(expired));
        positions.storeAll();
        camel.getRouteController().startRoute("route");

        expectEachPartitionInOrderOnce();
    }

    private void routeAtLatest() throws Exception {
        service.publishEntries(
                topic + "-partition-2",
                List.of("at:" + LONG_AGO.toEpochMilli(), "fill:%d:20:1:1000".formatted(OLD)));
        start("messageId=latest");
        awaitConnected();
    }

    /** Each event fails until the repository stores every position, so none is processed twice. */
    private void start(String option) throws Exception {
        route(
                uri(option, "offsetRepository=#positions", "breakOnFirstError=true"),
                exchange -> {
                    if (positions.isLimited()) {
                        throw new IllegalStateException("not now");
                    }
                    received.process(exchange);
                });
    }

    /** A repository in memory that works in part. */
    private static final class Positions extends ServiceSupport
            implements StateRepository<String, String> {

        private final Map<String, String> values = new ConcurrentHashMap<>();
        private volatile boolean loadsOfPartitionsFail;
        private @Nullable Integer left; // how many values it still stores, if they are limited

        /** As if the process was killed after this many values. */
        synchronized void storeOnly(int count) {
            left = count;
        }

        synchronized void storeAll() {
            left = null;
        }

        synchronized boolean isLimited() {
            return left != null;
        }

        /** One of the topic, and one of each partition. */
        boolean hasFour() {
            return values.size() == 4;
        }

        /** Whether a time is stored with a position. */
        boolean hasTime() {
            return values.values().stream().anyMatch(value -> value.contains(" since "));
        }

        synchronized boolean isFull() {
            return left != null && left == 0;
        }

        @Override
        public synchronized void setState(String key, String value) {
            if (isFull()) {
                return;
            }
            values.put(key, value);
            left = left == null ? null : left - 1;
        }

        @Override
        public String getState(String key) {
            if (loadsOfPartitionsFail && key.contains("-partition-")) {
                throw new IllegalStateException("the database is down");
            }
            return values.get(key);
        }
    }
}
