/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.flow.ReaderWindow;
import io.github.camel8x8.events.internal.stream.flow.SilentPlace;
import io.github.camel8x8.events.internal.stream.flow.Window;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks a session that has delivered no event for {@code idleReconnect}. It asks the server
 * whether the topic was terminated; if so, no event follows, and the session is kept. A reader also
 * probes whether the topic has a later message ({@link Blockage}). Then the stream reconnects, at
 * the same place or after one message that the server cannot send.
 *
 * <p>Such a step needs a reply on the session before and after the probes: an event on its way
 * would arrive before the reply. Confined to the executor.
 */
final class SilenceCheck {

    /** How long the server may take to report whether a topic was terminated. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    /** The limit for a session that should deliver a message, since the server has a later one. */
    private static final Duration MAX_CHECK = Duration.ofSeconds(60);

    private final EventExecutor executor;
    private final Duration idleReconnect;
    private final StreamDiagnostics findings;
    private final Function<MessageId, TopicProbe> probing;
    private final Owner owner;
    private final ResettableTimer unanswered;
    private final Blockage blockage = new Blockage();
    private @Nullable Connection checked;
    private Duration silence = Duration.ZERO;
    private long lastEventNanos;
    private Runnable afterAnswer = () -> {};
    private List<TopicProbe> probes = List.of();

    /**
     * @param findings notified of the results
     * @param probing begins a probe behind a place
     * @param owner carries out the decision about the session
     */
    SilenceCheck(
            EventExecutor executor,
            Duration idleReconnect,
            StreamDiagnostics findings,
            Function<MessageId, TopicProbe> probing,
            Owner owner) {
        this.executor = executor;
        this.idleReconnect = idleReconnect;
        this.findings = findings;
        this.probing = probing;
        this.owner = owner;
        this.unanswered = new ResettableTimer(executor);
    }

    /** How long the next session may be silent. */
    Duration limit() {
        boolean shorter = blockage.isSuspected() && MAX_CHECK.compareTo(idleReconnect) < 0;
        return shorter ? MAX_CHECK : idleReconnect;
    }

    /** The session of this connection was silent for the limit. */
    void begin(Connection connection, Window window) {
        checked = connection;
        silence = limit();
        lastEventNanos = connection.lastEventNanos();
        if (window instanceof ReaderWindow reader) {
            ask(connection, () -> probe(connection, reader));
        } else {
            ask(connection, this::close);
        }
    }

    /** The server has replied. A terminated topic receives no more events. */
    void answered(Connection connection, boolean endReached) {
        if (connection != checked || !unanswered.isSet()) {
            return;
        }
        unanswered.cancel();
        if (endReached) {
            checked = null;
            findings.terminated();
            owner.keep(connection);
        } else if (isStillSilent(connection)) {
            afterAnswer.run();
        }
    }

    /** A session has delivered an event. */
    void event() {
        blockage.clear();
    }

    /**
     * The session is closed or lost, so the check ends.
     *
     * @return completes when the connections of its probes are closed
     */
    CompletableFuture<Void> cancel() {
        checked = null;
        unanswered.cancel();
        return CompletableFuture.allOf(
                probes.stream().map(TopicProbe::close).toArray(CompletableFuture[]::new));
    }

    private void ask(Connection connection, Runnable then) {
        afterAnswer = then;
        connection.askForEndOfTopic();
        unanswered.set(ANSWER_TIMEOUT, this::close);
    }

    private boolean isStillSilent(Connection connection) {
        if (connection.lastEventNanos() == lastEventNanos) {
            return true;
        }
        checked = null;
        owner.keep(connection);
        return false;
    }

    private void probe(Connection connection, ReaderWindow reader) {
        SilentPlace silent = reader.silentPlace();
        if (silent == null) {
            close();
            return;
        }
        List<TopicProbe> begun =
                blockage.placesToProbe(silent.place()).stream().map(probing).toList();
        probes = begun;
        CompletableFuture.allOf(
                        begun.stream().map(TopicProbe::result).toArray(CompletableFuture[]::new))
                .thenRunAsync(() -> probed(connection, reader, silent), executor);
    }

    private void probed(Connection connection, ReaderWindow reader, SilentPlace silent) {
        if (connection != checked || !isStillSilent(connection)) {
            return;
        }
        MessageId step =
                blockage.stepAfter(
                        silent, probes.stream().map(probe -> probe.result().join()).toList());
        if (step == null) {
            close();
        } else {
            ask(connection, () -> step(reader, silent, step));
        }
    }

    /** Closes the session first, so that the message cannot arrive in between. */
    private void step(ReaderWindow reader, SilentPlace silent, MessageId to) {
        if (owner.close() && reader.stepOver(silent, to)) {
            findings.notSent(silent.mark());
            blockage.stepped(to);
        }
        close();
    }

    private void close() {
        checked = null;
        findings.silent(silence);
        owner.reopen();
    }

    /** Carries out the decision about the session. */
    public interface Owner {

        /** Keeps it; it may be silent for the limit again. */
        void keep(Connection connection);

        /** Closes it now; false if it cannot be closed at this time. */
        boolean close();

        /** Closes it, if it is still open, and opens another one. */
        void reopen();
    }
}
