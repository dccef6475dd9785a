/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.options.Credentials;
import io.github.camel8x8.events.internal.stream.position.PositionStore;
import io.github.camel8x8.events.internal.stream.position.ReaderPosition;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.transport.AgainstScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import io.github.camel8x8.events.internal.stream.transport.StreamConnectException;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import io.github.camel8x8.events.options.ApiKeyIn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Successful and failed starts of a stream. */
class EventStreamStartTest extends AgainstScriptedPeer {

    @Test
    void aNewStreamIsStoppedAndDoesNothing() {
        StreamFixture stream = fixture.stream(options);

        assertThat(stream.stream.status().state()).isEqualTo(StreamState.STOPPED);
        assertThat(stream.stream.position()).isNull();
        assertThat(peer.accepted()).isZero();
    }

    @Test
    void startCompletesWithTheFirstSession() throws Exception {
        StreamFixture stream = fixture.stream(options);
        CompletableFuture<Void> started = stream.start();
        assertThat(started).isNotDone();

        peer.acceptUpgrade();

        started.get(20, TimeUnit.SECONDS);
        assertThat(stream.listener.states())
                .containsExactly(StreamState.CONNECTING, StreamState.CONNECTED);
        assertThat(stream.stream.statistics().sessions()).isOne();
    }

    @Test
    void eventsComeInOrderAndTheirCreditsGoBack() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.listener.acknowledging();
        stream.start();
        Wire wire = peer.acceptUpgrade();

        for (int entry = 1; entry <= 50; entry++) {
            wire.message(entry);
        }

        for (int entry = 1; entry <= 50; entry++) {
            assertThat(wire.read(TEXT).text()).isEqualTo("{\"messageId\":\"" + id(entry) + "\"}");
            assertThat(stream.listener.ids().get(entry - 1)).isEqualTo(id(entry));
        }
        await().until(() -> id(50).equals(stream.stream.position()));
        assertThat(stream.stream.statistics().received()).isEqualTo(50);
    }

    @Test
    void aPermanentRejectionFailsTheStart() throws Exception {
        StreamFixture stream = fixture.stream(options);
        CompletableFuture<Void> started = stream.start();
        peer.reject(401, "");

        assertThatThrownBy(() -> started.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(StreamConnectException.class)
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("check apiKey");
        assertThat(stream.stream.status().state()).isEqualTo(StreamState.FAILED);
        assertThat(stream.stream.status().cause()).hasMessageContaining("HTTP 401");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 407})
    void aRejectionAfterTheStartStoppedWaitingIsRetried(int status) throws Exception {
        StreamFixture stream = fixture.stream(options);
        CompletableFuture<Void> started = stream.start();
        Wire slow = peer.accept();
        slow.request();

        stream.stream.startedWithoutOutcome();
        started.get(20, TimeUnit.SECONDS);
        slow.raw("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n");
        peer.acceptUpgrade();

        stream.awaitState(StreamState.CONNECTED);
        assertThat(stream.listener.states()).doesNotContain(StreamState.FAILED);
        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("HTTP " + status);
    }

    @Test
    void aRejectionBeforeTheStartStoppedWaitingStillFailsIt() throws Exception {
        StreamFixture stream = fixture.stream(options);
        CompletableFuture<Void> started = stream.start();
        peer.reject(401, "");
        stream.awaitState(StreamState.FAILED);

        stream.stream.startedWithoutOutcome();

        assertThatThrownBy(() -> started.get(20, TimeUnit.SECONDS))
                .hasMessageContaining("HTTP 401");
    }

    @Test
    void aStoredPositionThatCannotBeReadAfterTheStartStoppedWaitingIsReadAgain() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        AtomicInteger loads = new AtomicInteger();
        PositionStore store =
                new PositionStore() {
                    @Override
                    public ReaderPosition load() {
                        waitedFor(slow);
                        if (loads.incrementAndGet() == 1) {
                            throw new IllegalStateException("the database is away");
                        }
                        return new ReaderPosition(id(7), null);
                    }

                    @Override
                    public void save(ReaderPosition position) {}
                };
        StreamFixture stream = fixture.stream(options, store);
        CompletableFuture<Void> started = stream.start();

        stream.stream.startedWithoutOutcome();
        started.get(20, TimeUnit.SECONDS);
        slow.countDown();
        Wire wire = peer.accept();

        assertThat(wire.request().messageId()).isEqualTo(CapturedFrames.before(7));
        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("the database is away");
    }

    @Test
    void aTransientRejectionDoesNotFailTheStartAndIsRetried() throws Exception {
        StreamFixture stream = fixture.stream(options);
        CompletableFuture<Void> started = stream.start();
        peer.reject(503, "");
        started.get(20, TimeUnit.SECONDS);

        peer.acceptUpgrade();

        stream.awaitState(StreamState.CONNECTED);
        assertThat(stream.listener.states())
                .containsExactly(
                        StreamState.CONNECTING,
                        StreamState.RECONNECTING,
                        StreamState.CONNECTING,
                        StreamState.CONNECTED);
        assertThat(stream.listener.statuses.get(1).cause()).hasMessageContaining("HTTP 503");
        assertThat(stream.listener.statuses.get(1).failedAttempts()).isOne();
    }

    @Test
    void aClosedPortDoesNotFailTheStart() throws Exception {
        peer.close();
        StreamFixture stream = fixture.stream(options);

        stream.start().get(20, TimeUnit.SECONDS);

        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("Cannot connect to " + peer.url())
                .hasMessageContaining("Connection refused");
    }

    @Test
    void aServerThatSaysNothingIsClosedAfterTheConnectTimeout() throws Exception {
        StreamFixture stream = fixture.stream(options.connectTimeout(Duration.ofMillis(200)));
        CompletableFuture<Void> started = stream.start();
        Wire silent = peer.accept();

        started.get(20, TimeUnit.SECONDS);

        silent.awaitEnd();
        peer.accept();
        assertThat(stream.listener.statuses.get(1).cause())
                .hasMessageContaining("no answer within 200 ms");
    }

    @Test
    void aRejectionWhoseBodyDoesNotEndIsStillThatRejection() throws Exception {
        StreamFixture stream = fixture.stream(options.closeTimeout(Duration.ofMillis(200)));
        CompletableFuture<Void> started = stream.start();
        Wire wire = peer.accept();
        wire.request();
        wire.raw("HTTP/1.1 403 No\r\nContent-Length: 100\r\n\r\nhalf");

        assertThatThrownBy(() -> started.get(20, TimeUnit.SECONDS))
                .hasMessageContaining("HTTP 403");
        wire.awaitEnd();
    }

    @Test
    void aKeyProviderThatHangsIsClosedAfterTheConnectTimeout() throws Exception {
        CountDownLatch key = new CountDownLatch(1);
        StreamFixture stream =
                fixture.stream(
                        options.connectTimeout(Duration.ofMillis(100))
                                .credentials(
                                        new Credentials(() -> waitedFor(key), ApiKeyIn.HEADER)));

        stream.start().get(20, TimeUnit.SECONDS);
        stream.awaitReported(StreamState.RECONNECTING);
        stream.stop();
        key.countDown();

        await().during(Duration.ofMillis(100)).until(() -> peer.accepted() == 0);
    }

    @Test
    void aKeyProviderThatFailsIsRetriedAndNamed() throws Exception {
        StreamFixture stream =
                fixture.stream(options.credentials(new Credentials(() -> "", ApiKeyIn.HEADER)));

        stream.start().get(20, TimeUnit.SECONDS);

        assertThat(stream.listener.statuses.get(1).cause())
                .hasMessageContaining("apiKeyProvider gave no key");
    }

    @Test
    void noStatusContainsTheKey() throws Exception {
        StreamFixture stream = fixture.stream(options.key("eght_secret", ApiKeyIn.QUERY));
        stream.start();
        peer.reject(503, "X-Note: eght_secret\r\n");
        peer.acceptUpgrade().drop();
        peer.acceptUpgrade().closeFrame(1011, "bye");
        await().until(() -> stream.listener.states().size() >= 8);

        assertThat(stream.listener.statuses)
                .allSatisfy(
                        status -> {
                            assertThat(status.toString()).doesNotContain("eght_secret");
                            for (Throwable t = status.cause(); t != null; t = t.getCause()) {
                                assertThat(t.toString()).doesNotContain("eght_secret");
                            }
                        });
    }

    private static String waitedFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "key";
    }
}
