/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.before;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.options.Backoff;
import io.github.camel8x8.events.internal.stream.options.Credentials;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.position.MemoryStore;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import io.github.camel8x8.events.internal.stream.transport.AgainstScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.Session;
import io.github.camel8x8.events.internal.stream.transport.SessionProbe;
import io.github.camel8x8.events.internal.stream.transport.StreamConnectException;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import io.github.camel8x8.events.options.ApiKeyIn;
import io.github.camel8x8.events.options.PositionExpired;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** An error in a connect attempt is reported immediately as that error, not as a timeout. */
class ErrorInConnectAttemptTest extends AgainstScriptedPeer {

    private static final NoSuchMethodError NO_METHOD =
            new NoSuchMethodError("'void io.netty.Gone.gone()'");

    private final AtomicReference<Error> error = new AtomicReference<>();

    @Test
    void aLinkageErrorFailsTheStart() {
        error.set(NO_METHOD);
        StreamFixture stream = fixture.stream(failing());

        assertThatThrownBy(() -> stream.start().get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(StreamConnectException.class)
                .hasMessageStartingWith(
                        "Cannot connect to "
                                + peer.url()
                                + ": NoSuchMethodError: 'void io.netty.Gone.gone()'")
                .hasMessageContaining("on the class path are async-http-client 3.")
                .hasMessageContaining("netty-common 4.");
        assertThat(stream.stream.status().state()).isEqualTo(StreamState.FAILED);
    }

    @Test
    void aClassOfTheUsersThatIsMissingIsNamedWithoutTheEnginesVersions() {
        error.set(new NoClassDefFoundError("com/acme/KeyVault"));
        StreamFixture stream = fixture.stream(failing());

        assertThatThrownBy(() -> stream.start().get(20, TimeUnit.SECONDS))
                .cause()
                .hasMessageEndingWith(": NoClassDefFoundError: com/acme/KeyVault");
    }

    @Test
    void anErrorOfAnInitializerIsNamedWithItsCause() {
        error.set(new ExceptionInInitializerError(new IllegalStateException("no key store")));
        StreamFixture stream = fixture.stream(failing());

        assertThatThrownBy(() -> stream.start().get(20, TimeUnit.SECONDS))
                .cause()
                .hasMessageEndingWith(
                        ": ExceptionInInitializerError, caused by"
                                + " IllegalStateException: no key store");
    }

    @Test
    void aRunningStreamRetriesAfterALinkageErrorAtTheLongestDelay() throws Exception {
        Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMinutes(1), 2, -1);
        StreamFixture stream = fixture.stream(failing().backoff(backoff));
        stream.start();
        Wire wire = peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);
        error.set(NO_METHOD);

        wire.drop();

        await().until(() -> isRetryingAfter(stream, "NoSuchMethodError"));
        assertThat(stream.stream.status().nextAttemptIn()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aLackOfMemoryIsRetried() throws Exception {
        error.set(new OutOfMemoryError("Java heap space"));
        StreamFixture stream = fixture.stream(failing());

        stream.start().get(20, TimeUnit.SECONDS);

        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageEndingWith(": OutOfMemoryError: Java heap space");
        error.set(null);
        peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);
    }

    @Test
    void aThreadThatCannotBeStartedIsReportedAndRetried() throws Exception {
        Executor noThread =
                task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                };
        StreamEngine engine = fixture.closing(new StreamEngine(noThread));
        StreamFixture stream = fixture.closing(new StreamFixture(engine, options.build()));

        stream.start().get(20, TimeUnit.SECONDS);

        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("OutOfMemoryError: unable to create native thread");
    }

    @Test
    void aProbeForWhichNoThreadCanBeStartedIsReportedAndRepeated() throws Exception {
        AtomicReference<Error> none =
                new AtomicReference<>(new OutOfMemoryError("unable to create native thread"));
        Executor threads =
                task -> {
                    Error thrown = none.get();
                    if (thrown != null) {
                        throw thrown;
                    }
                    new Thread(task).start();
                };
        StreamEngine engine = fixture.closing(new StreamEngine(threads));
        ReaderApi anHourAgo =
                new ReaderApi(
                        ReaderApi.EARLIEST,
                        null,
                        Instant.now().minusSeconds(3600),
                        null,
                        PositionExpired.CONTINUE);
        StreamFixture stream =
                fixture.closing(new StreamFixture(engine, options.api(anHourAgo).build()));
        stream.start().get(20, TimeUnit.SECONDS);

        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("OutOfMemoryError: unable to create native thread");
        none.set(null);
        assertThat(peer.accept().request().messageId()).isEqualTo("earliest");
    }

    @Test
    void aReaderReconnectsEvenIfNoThreadCouldStoreItsPosition() throws Exception {
        AtomicBoolean none = new AtomicBoolean();
        Executor threads =
                task -> {
                    if (none.get()) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    new Thread(task).start();
                };
        StreamEngine engine = fixture.closing(new StreamEngine(threads));
        MemoryStore store = new MemoryStore();
        PositionTracker positions = PositionTracker.stored(store, Duration.ofMillis(50));
        StreamFixture stream =
                fixture.closing(new StreamFixture(engine, options.build(), positions));
        stream.listener.acknowledging();
        stream.start();
        Wire wire = peer.acceptUpgrade();
        none.set(true);
        wire.message(1);
        await().until(() -> id(1).equals(stream.stream.position()));

        wire.drop();

        await().until(() -> isRetryingAfter(stream, "unable to create native thread"));
        assertThat(stream.listener.notStored).isNotEmpty();
        none.set(false);
        assertThat(peer.accept().request().messageId()).isEqualTo(before(1));
        await().until(() -> store.saved.contains(id(1)));
    }

    @Test
    void anErrorAtTheOpeningEndsTheSession() throws Exception {
        SessionProbe probe =
                new SessionProbe() {
                    @Override
                    public void opened(Session session) {
                        throw NO_METHOD;
                    }
                };
        fixture.connect(options, probe);

        peer.acceptUpgrade().awaitEnd();

        assertThat(probe.awaitClosed().text())
                .isEqualTo("NoSuchMethodError: 'void io.netty.Gone.gone()'");
    }

    private TestOptions failing() {
        return options.credentials(new Credentials(this::key, ApiKeyIn.HEADER));
    }

    private String key() {
        Error thrown = error.get();
        if (thrown != null) {
            throw thrown;
        }
        return "key";
    }

    private static boolean isRetryingAfter(StreamFixture stream, String cause) {
        StreamStatus status = stream.stream.status();
        return status.state() == StreamState.RECONNECTING
                && status.cause() != null
                && status.cause().getMessage().contains(cause);
    }
}
