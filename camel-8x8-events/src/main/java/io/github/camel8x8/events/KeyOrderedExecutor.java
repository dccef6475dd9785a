/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.event.Event;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Distributes the events of one stream over serial executors. All events of one interaction use the
 * same executor, so they stay in order. Without an interaction, the agent is the key; without an
 * agent, the message key. Events without a key are distributed in turn.
 */
final class KeyOrderedExecutor {

    private final List<SerialExecutor> lanes;
    private int turn; // confined to the stream's channel thread

    KeyOrderedExecutor(int count, Executor executor, SerialExecutor.Work work) {
        lanes = Stream.generate(() -> new SerialExecutor(executor, work)).limit(count).toList();
    }

    void add(InFlightEvent arrival) {
        lanes.get(lanes.size() == 1 ? 0 : laneOf(arrival)).add(arrival);
    }

    void announce() {
        lanes.forEach(SerialExecutor::announce);
    }

    void pause() {
        lanes.forEach(SerialExecutor::pause);
    }

    void resume() {
        lanes.forEach(SerialExecutor::resume);
    }

    void removeDropped() {
        lanes.forEach(SerialExecutor::removeDropped);
    }

    private int laneOf(InFlightEvent arrival) {
        String key = key(arrival);
        return Math.floorMod(key == null ? turn++ : key.hashCode(), lanes.size());
    }

    private static @Nullable String key(InFlightEvent arrival) {
        Event event = arrival.event();
        String interaction = event.getInteractionGuid();
        if (interaction != null) {
            return interaction;
        }
        String agent = event.getAgentId();
        return agent != null ? agent : arrival.delivery().message().key();
    }
}
