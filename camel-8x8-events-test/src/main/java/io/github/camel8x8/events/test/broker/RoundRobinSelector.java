/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Selects in turn among the consumers with room that have the lowest priority level. */
final class RoundRobinSelector implements ConsumerSelector {

    private int turn;

    @Override
    public @Nullable TopicConsumer select(Message message, List<TopicConsumer> consumers) {
        TopicConsumer best = null;
        turn++;
        for (int i = 0; i < consumers.size(); i++) {
            TopicConsumer candidate = consumers.get(Math.floorMod(turn + i, consumers.size()));
            if (candidate.hasRoom() && (best == null || comesBefore(candidate, best))) {
                best = candidate;
            }
        }
        return best;
    }

    @Override
    public void left(TopicConsumer consumer) {
        // has no state for each consumer
    }

    private static boolean comesBefore(TopicConsumer one, TopicConsumer other) {
        return one.options().priorityLevel() < other.options().priorityLevel();
    }
}
