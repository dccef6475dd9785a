/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdleTimeoutTest {

    private final DefaultEventExecutor executor = new DefaultEventExecutor();
    private final AtomicLong lastEvent = new AtomicLong(System.nanoTime());
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger reopened = new AtomicInteger();
    private volatile boolean safe = true;

    @AfterEach
    void shutDown() {
        executor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void aSessionWithoutAnEventIsReopenedOnce() {
        start(Duration.ofMillis(50));

        await().until(() -> reopened.get() == 1);
        await().during(Duration.ofMillis(150)).until(() -> reopened.get() == 1);
    }

    @Test
    void anEventPutsItOff() {
        AtomicInteger checks = new AtomicInteger();
        start(
                Duration.ofMillis(50),
                () -> {
                    checks.incrementAndGet();
                    return System.nanoTime(); // an event has just arrived
                });

        await().until(() -> checks.get() >= 5);

        assertThat(asked).hasValue(0);
        assertThat(reopened).hasValue(0);
    }

    /** Regression test: without a limit to wait for, it checked a thousand times a second. */
    @Test
    void ifItIsNotSafeItChecksAgainAfterTheLimitAndNotAtOnce() {
        safe = false;
        start(Duration.ofMillis(100));

        await().until(() -> asked.get() >= 3);
        int before = asked.get();
        long begun = System.nanoTime();
        await().during(Duration.ofMillis(250))
                .until(
                        () -> {
                            int since = asked.get() - before;
                            return since <= 20 + (System.nanoTime() - begun) / 100_000_000;
                        });
        assertThat(reopened).hasValue(0);
        safe = true;

        await().until(() -> reopened.get() == 1);
    }

    @Test
    void zeroIsNever() {
        lastEvent.set(System.nanoTime() - Duration.ofHours(1).toNanos());
        start(Duration.ZERO);

        await().during(Duration.ofMillis(100)).until(() -> asked.get() == 0);
    }

    private void start(Duration limit) {
        start(limit, lastEvent::get);
    }

    private void start(Duration limit, LongSupplier lastEventNanos) {
        IdleTimeout watch =
                new IdleTimeout(
                        executor,
                        limit,
                        () -> {
                            asked.incrementAndGet();
                            return safe;
                        },
                        reopened::incrementAndGet);
        executor.execute(() -> watch.start(lastEventNanos));
    }
}
