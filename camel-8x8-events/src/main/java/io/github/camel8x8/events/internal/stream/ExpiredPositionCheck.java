/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.flow.ReaderWindow;
import io.github.camel8x8.events.internal.stream.flow.Window;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Detects that a reader's position is beyond the end of its topic, because the topic was created
 * again on another cluster. The server then sends nothing until an event is published, and skips
 * the events before it. A session that resumes should begin with the event at the position at once.
 * If it does not, two probes look for that event and for any event of the topic.
 *
 * <p>An empty topic shows nothing: the next event will. Confined to its executor.
 */
final class ExpiredPositionCheck {

    /** A server that can send the event at the position does so at once. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    /** After probes without a result, for example because the server rejected them. */
    private static final Duration AGAIN = Duration.ofSeconds(60);

    private final EventExecutor executor;
    private final Function<MessageId, TopicProbe> probing;
    private final ResettableTimer timer;
    private List<TopicProbe> probes = List.of();

    /**
     * @param probing begins a probe behind a place
     */
    ExpiredPositionCheck(EventExecutor executor, Function<MessageId, TopicProbe> probing) {
        this.executor = executor;
        this.probing = probing;
        this.timer = new ResettableTimer(executor);
    }

    /** A session is open. */
    void opened(Window window) {
        if (window instanceof ReaderWindow reader && reader.awaited() != null) {
            timer.set(WAIT, () -> check(reader));
        }
    }

    /**
     * The session is closed or lost, so the check ends.
     *
     * @return completes when the connections of its probes are closed
     */
    CompletableFuture<Void> cancel() {
        timer.cancel();
        CompletableFuture<Void> closed =
                CompletableFuture.allOf(
                        probes.stream().map(TopicProbe::close).toArray(CompletableFuture[]::new));
        probes = List.of();
        return closed;
    }

    private void check(ReaderWindow reader) {
        MessageId event = reader.awaited();
        if (event == null) {
            return;
        }
        List<TopicProbe> begun =
                Stream.of(event.predecessor(), event.beginningOfTopic()).map(probing).toList();
        probes = begun;
        CompletableFuture.allOf(
                        begun.stream().map(TopicProbe::result).toArray(CompletableFuture[]::new))
                .thenRunAsync(() -> probed(reader, begun), executor);
    }

    private void probed(ReaderWindow reader, List<TopicProbe> ended) {
        if (probes != ended) {
            return; // they were for an earlier session
        }
        TopicProbe.Result event = ended.get(0).result().join();
        TopicProbe.Result oldest = ended.get(1).result().join();
        if (event.isSilent() && oldest.message() != null) {
            reader.expireAwaited();
        } else if (!event.conclusive() || !oldest.conclusive()) {
            timer.set(AGAIN, () -> check(reader));
        }
    }
}
