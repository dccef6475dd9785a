/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.benchmark.endtoend.Arrived;
import io.github.camel8x8.events.benchmark.endtoend.Destination;
import io.github.camel8x8.events.benchmark.endtoend.HttpDestination;
import io.github.camel8x8.events.benchmark.endtoend.KafkaDestination;
import io.github.camel8x8.events.benchmark.endtoend.PathKind;
import io.github.camel8x8.events.benchmark.endtoend.PathMain;
import io.github.camel8x8.events.benchmark.endtoend.PathOrder;
import io.github.camel8x8.events.benchmark.endtoend.PostgresDestination;
import io.github.camel8x8.events.benchmark.endtoend.Target;
import io.github.camel8x8.events.benchmark.run.Goal;
import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.run.JavaProcess;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.broker.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The whole path from the stream into a real Kafka, a real PostgreSQL and an HTTP server, by the
 * component and by other clients, each of which is killed once.
 */
public final class EndToEnd {

    private static final String SUBSCRIPTION = "target";
    private static final int PUBLISHED_TOGETHER = 1000;
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(3);

    /** The target has not changed for this time when its events are counted. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** The same, if the target has all events and the server has none. */
    private static final long COMPLETE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final double share;
    private final List<Message> events;

    /**
     * @param share the share of the events, above 0 and at most 1
     */
    public EndToEnd(double share) {
        this.share = share;
        int most = 0;
        for (Target target : Target.values()) {
            most = Math.max(most, published(target));
        }
        events = Calls.events(most);
    }

    /** Runs the measurement. */
    public Paths run() throws Exception {
        Machine machine = Machine.here();
        List<Run> runs = new ArrayList<>();
        try (EventStreamServer stream = EventStreamServer.start()) {
            try (Destination kafka = new KafkaDestination()) {
                runs.addAll(runs(stream, kafka, Target.KAFKA));
                runs.addAll(runs(stream, kafka, Target.KAFKA_BATCHES));
            }
            try (Destination postgres = new PostgresDestination()) {
                runs.addAll(runs(stream, postgres, Target.POSTGRESQL));
                runs.addAll(runs(stream, postgres, Target.POSTGRESQL_BATCHES));
            }
            try (Destination http = new HttpDestination()) {
                runs.addAll(runs(stream, http, Target.HTTP));
            }
        }
        return new Paths(machine, runs);
    }

    private List<Run> runs(EventStreamServer stream, Destination destination, Target target)
            throws Exception {
        List<Run> runs = new ArrayList<>();
        for (PathKind client : PathKind.values()) {
            if (!client.supports(target)) {
                continue;
            }
            Run run = run(stream, destination, target, client);
            runs.add(run);
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %-11s %,9.0f events/s, %6.1f CPU s for a million; of %,d events %,d missing, %,d unacknowledged, %,d more than once%n",
                    target.label(),
                    client.id(),
                    run.measured().rate(),
                    run.measured().cpuPerMillion(),
                    run.published(),
                    run.missing(),
                    run.unacknowledged(),
                    run.repeated());
        }
        return runs;
    }

    private Run run(
            EventStreamServer stream, Destination destination, Target target, PathKind client)
            throws Exception {
        String name = target.id() + "_" + client.id();
        PathOrder order =
                new PathOrder(
                        client,
                        target,
                        stream.serviceUrl(),
                        stream.tenant(),
                        name,
                        SUBSCRIPTION,
                        destination.address(),
                        Goal.events(share(target.warmup())),
                        Goal.events(share(target.measured())));
        destination.create(name);
        stream.createTopic(name);
        Interval measured;
        try (JavaProcess process = start(stream, order)) {
            // camel-vertx-websocket loses frames that arrive before its handler is set.
            TimeUnit.SECONDS.sleep(1);
            publish(stream, target, name);
            measured = JSON.readValue(process.await(PathMain.REPORT), Interval.class);
            process.kill();
        }
        try (JavaProcess restarted = start(stream, order.unmeasured())) {
            Arrived arrived = awaitQuiet(stream, destination, name, published(target));
            long unacknowledged = stream.backlog(name, SUBSCRIPTION);
            restarted.kill();
            return new Run(target, client, measured, published(target), arrived, unacknowledged);
        } finally {
            stream.delete(name);
        }
    }

    /** Starts the client, and waits until it is connected. */
    private static JavaProcess start(EventStreamServer stream, PathOrder order) throws Exception {
        long begin = System.nanoTime();
        JavaProcess process = JavaProcess.start(PathMain.class, JSON.writeValueAsString(order));
        while (stream.clients(order.topic()).isEmpty()) {
            if (System.nanoTime() - begin > LIMIT_NANOS) {
                process.close();
                throw new IllegalStateException(order + " does not connect");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return process;
    }

    private void publish(EventStreamServer stream, Target target, String topic) {
        int count = published(target);
        for (int begin = 0; begin < count; begin += PUBLISHED_TOGETHER) {
            List<Message> part = events.subList(begin, Math.min(count, begin + PUBLISHED_TOGETHER));
            stream.publishTo(topic, () -> part);
        }
    }

    private static Arrived awaitQuiet(
            EventStreamServer stream, Destination destination, String name, long published)
            throws Exception {
        long begin = System.nanoTime();
        Arrived last = new Arrived(-1, -1);
        long lastChange = begin;
        while (true) {
            Arrived now = destination.arrived(name);
            long nanos = System.nanoTime();
            if (!now.equals(last)) {
                last = now;
                lastChange = nanos;
            }
            boolean complete =
                    now.distinct() == published && stream.backlog(name, SUBSCRIPTION) == 0;
            if (nanos - lastChange > (complete ? COMPLETE_NANOS : QUIET_NANOS)) {
                return now;
            }
            if (nanos - begin > LIMIT_NANOS) {
                throw new IllegalStateException(name + " does not become quiet: " + now);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private int published(Target target) {
        return (int) (share(target.warmup()) + share(target.measured()) + share(target.rest()));
    }

    private long share(long count) {
        return Math.max(1, Math.round(count * share));
    }

    /**
     * The results.
     *
     * @param machine the machine
     * @param runs the runs in their order
     */
    public record Paths(Machine machine, List<Run> runs) {}

    /**
     * One client with one target.
     *
     * @param target the target
     * @param client the client
     * @param measured the measurement before the kill
     * @param published the number of published events
     * @param arrived the events in the target at the end
     * @param unacknowledged the number of events that the server has at the end
     */
    public record Run(
            Target target,
            PathKind client,
            Interval measured,
            long published,
            Arrived arrived,
            long unacknowledged) {

        /** The number of events that are not in the target. */
        public long missing() {
            return published - arrived.distinct();
        }

        /** The number of events that are in the target in addition to the first of each. */
        public long repeated() {
            return arrived.total() - arrived.distinct();
        }
    }
}
