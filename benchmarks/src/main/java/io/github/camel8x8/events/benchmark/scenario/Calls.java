/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.util.ArrayList;
import java.util.List;

/** The events of calls. A fixed number of calls is active at the same time, so they interleave. */
final class Calls {

    /** The number of calls that are active at the same time. */
    static final int ACTIVE = 100;

    private Calls() {}

    /**
     * Generates events.
     *
     * @param count the number of events, at least 0
     * @return the events in order; the last calls may not have ended
     */
    static List<Message> events(int count) {
        List<Message> events = new ArrayList<>(count);
        while (events.size() < count) {
            List<List<Message>> calls = new ArrayList<>();
            for (int i = 0; i < ACTIVE; i++) {
                calls.add(call().messages());
            }
            for (int i = 0; i < calls.get(0).size(); i++) {
                for (List<Message> call : calls) {
                    if (events.size() < count) {
                        events.add(call.get(i));
                    }
                }
            }
        }
        return events;
    }

    private static Interaction call() {
        return Interaction.interaction()
                .created()
                .queued()
                .assigned(Agent.named("Ann"))
                .accepted()
                .postProcess()
                .deleted();
    }
}
