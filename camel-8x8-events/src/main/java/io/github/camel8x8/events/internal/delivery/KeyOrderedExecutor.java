/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.event.Event;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Distributes the events of one topic over serial executors. All events of one interaction use the
 * same executor, so they stay in order. Without an interaction, the agent is the key; without an
 * agent, the message key. Events without a key are distributed in turn.
 */
final class KeyOrderedExecutor {

    private final List<SerialExecutor> executors;
    private final boolean batching;
    private final AtomicInteger turn = new AtomicInteger();

    KeyOrderedExecutor(int count, Executor executor, SerialExecutor.Work work) {
        executors = Stream.generate(() -> new SerialExecutor(executor, work)).limit(count).toList();
        batching = work.isBatching();
    }

    void add(InFlightEvent inFlight) {
        executors.get(executors.size() == 1 ? 0 : indexOf(inFlight)).add(inFlight);
        if (batching && inFlight.delivery().fillsWindow()) {
            Object stream = inFlight.delivery().stream();
            executors.forEach(executor -> executor.windowIsFull(stream));
        }
    }

    void announce() {
        executors.forEach(SerialExecutor::announce);
    }

    void pause() {
        executors.forEach(SerialExecutor::pause);
    }

    void resume() {
        executors.forEach(SerialExecutor::resume);
    }

    /** See {@link SerialExecutor#retry}. */
    void retry() {
        executors.forEach(SerialExecutor::retry);
    }

    void removeDropped() {
        executors.forEach(SerialExecutor::removeDropped);
    }

    private int indexOf(InFlightEvent inFlight) {
        String key = key(inFlight);
        return Math.floorMod(
                key == null ? turn.getAndIncrement() : key.hashCode(), executors.size());
    }

    private static @Nullable String key(InFlightEvent inFlight) {
        Event event = inFlight.event();
        String interaction = event.getInteractionGuid();
        if (interaction != null) {
            return interaction;
        }
        String agent = event.getAgentId();
        return agent != null ? agent : inFlight.delivery().message().key();
    }
}
