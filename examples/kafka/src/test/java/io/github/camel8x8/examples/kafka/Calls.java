/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.kafka;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Calls that are active at the same time, so that their events are interleaved. */
final class Calls {

    private final EventStreamServer stream;
    private final List<String> messageIds = new ArrayList<>();
    private final Map<String, List<String>> inOrderOfCall = new HashMap<>();

    Calls(EventStreamServer stream) {
        this.stream = stream;
    }

    /** Publishes this many more. */
    Calls publish(int count) {
        List<Interaction> calls = IntStream.range(0, count).mapToObj(i -> call()).toList();
        for (int step = 0; step < calls.get(0).messages().size(); step++) {
            int now = step;
            List<Published> published =
                    stream.publish(
                            () -> calls.stream().map(call -> call.messages().get(now)).toList());
            for (int i = 0; i < count; i++) {
                String messageId = published.get(i).messageId();
                messageIds.add(messageId);
                inOrderOfCall
                        .computeIfAbsent(calls.get(i).guid(), guid -> new ArrayList<>())
                        .add(messageId);
            }
        }
        return this;
    }

    /** Of all events, in the order of the stream. */
    List<String> messageIds() {
        return messageIds;
    }

    /** The message ids of each call by its GUID. */
    Map<String, List<String>> inOrderOfCall() {
        return inOrderOfCall;
    }

    private static Interaction call() {
        return interaction()
                .created()
                .queued()
                .assigned(Agent.named("Ann"))
                .accepted()
                .postProcess()
                .deleted();
    }
}
