/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.micro;

import io.github.camel8x8.events.benchmark.server.FrameStock;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.traffic.Interaction;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The cost of an event, by the number of fields that are read. */
@State(Scope.Thread)
public class EventBenchmark {

    private final byte[] payload = FrameStock.payload(1, Interaction.interaction());

    /** Reads nothing. */
    @Benchmark
    public Event nothing() {
        return Event.of(payload);
    }

    /** Reads the type, as a filter does. */
    @Benchmark
    public @Nullable String type() {
        return Event.of(payload).getType();
    }

    /** Reads five fields that need no tree. */
    @Benchmark
    public void fiveFields(Blackhole hole) {
        Event event = Event.of(payload);
        hole.consume(event.getType());
        hole.consume(event.getInteractionGuid());
        hole.consume(event.getQueueId());
        hole.consume(event.getCallState());
        hole.consume(event.getMediaType());
    }

    /** Reads five fields, some of which need the tree. */
    @Benchmark
    public void fiveFieldsOfTheTree(Blackhole hole) {
        Event event = Event.of(payload);
        hole.consume(event.getType());
        hole.consume(event.getInteractionGuid());
        hole.consume(event.getEventTime());
        hole.consume(event.getPhoneNumber());
        hole.consume(event.getQueueTime());
    }
}
