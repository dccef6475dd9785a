/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocatorMetric;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stream releases all its resources. */
@Tag("nightly")
class StreamLeakTest {

    private static final int CYCLES = 200;

    @Test
    void startedAndStoppedManyTimesItLeavesNoThreadConnectionOrBufferBehind() throws Exception {
        await("the end of the engines of earlier tests").until(() -> ourThreads().isEmpty());
        long buffersBefore = activeBuffers();
        ExecutorService blocking = Executors.newFixedThreadPool(2);
        try (ScriptedPeer peer = new ScriptedPeer();
                StreamEngine engine = new StreamEngine(blocking)) {
            StreamOptions options = TestOptions.reader("latest").at(peer.url()).build();
            cycle(engine, options, peer);
            List<String> threadsBefore = ourThreads();

            for (int i = 0; i < CYCLES; i++) {
                cycle(engine, options, peer);
            }

            assertThat(ourThreads()).hasSameSizeAs(threadsBefore);
            assertThat(peer.accepted()).isEqualTo(CYCLES + 1);
            assertThat(activeBuffers()).as("the count sees our buffers").isPositive();
        } finally {
            blocking.shutdownNow();
        }
        await().until(() -> ourThreads().isEmpty());
        // The caches of the channel threads were released with them.
        await().untilAsserted(() -> assertThat(activeBuffers()).isLessThanOrEqualTo(buffersBefore));
    }

    @Test
    void streamsWithSeparateTlsContextsLeaveNoConnectorBehind() throws Exception {
        ExecutorService blocking = Executors.newFixedThreadPool(2);
        try (ScriptedPeer peer = new ScriptedPeer();
                StreamEngine engine = new StreamEngine(blocking)) {
            for (int i = 0; i < 20; i++) {
                TestOptions options = TestOptions.reader("latest").at(peer.url());
                SSLContext own = SSLContext.getInstance("TLS");
                own.init(null, null, null);
                cycle(engine, options.sslContext(own).build(), peer);
            }

            assertThat(engine.connectors()).isZero();
        } finally {
            blocking.shutdownNow();
        }
    }

    @Test
    void aConnectorThatStreamsShareIsClosedAfterTheLast() throws Exception {
        ExecutorService blocking = Executors.newFixedThreadPool(2);
        try (ScriptedPeer peer = new ScriptedPeer();
                StreamEngine engine = new StreamEngine(blocking)) {
            StreamOptions options = TestOptions.reader("latest").at(peer.url()).build();
            StreamFixture first = new StreamFixture(engine, options);
            first.start();
            Wire wire = peer.acceptUpgrade();

            cycle(engine, options, peer);

            assertThat(engine.connectors()).isOne();
            wire.message(1);
            assertThat(first.listener.delivery(0).message().messageId())
                    .isEqualTo(CapturedFrames.id(1));
            CompletableFuture<Void> stopped = first.stream.stop();
            wire.raw(Wire.frame(true, CLOSE, wire.read(CLOSE).payload()));
            stopped.get(20, TimeUnit.SECONDS);
            assertThat(engine.connectors()).isZero();
        } finally {
            blocking.shutdownNow();
        }
    }

    @Test
    void aStreamThatFailsLeavesNoConnectorBehind() throws Exception {
        ExecutorService blocking = Executors.newFixedThreadPool(2);
        try (ScriptedPeer peer = new ScriptedPeer();
                StreamEngine engine = new StreamEngine(blocking)) {
            StreamFixture stream =
                    new StreamFixture(engine, TestOptions.reader("latest").at(peer.url()).build());
            stream.start();
            peer.reject(401, "");
            stream.awaitState(StreamState.FAILED);

            await().until(() -> engine.connectors() == 0);
        } finally {
            blocking.shutdownNow();
        }
    }

    private static long activeBuffers() {
        PooledByteBufAllocatorMetric metric = PooledByteBufAllocator.DEFAULT.metric();
        return Stream.concat(metric.directArenas().stream(), metric.heapArenas().stream())
                .mapToLong(PoolArenaMetric::numActiveAllocations)
                .sum();
    }

    private static void cycle(StreamEngine engine, StreamOptions options, ScriptedPeer peer)
            throws Exception {
        StreamFixture stream = new StreamFixture(engine, options);
        stream.listener.acknowledging();
        stream.start();
        Wire wire = peer.acceptUpgrade();
        wire.message(1);
        wire.read(TEXT);
        CompletableFuture<Void> stopped = stream.stream.stop();
        wire.raw(Wire.frame(true, CLOSE, wire.read(CLOSE).payload()));
        stopped.get(20, TimeUnit.SECONDS);
        wire.awaitEnd();
    }

    private static List<String> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("8x8events-"))
                .toList();
    }
}
