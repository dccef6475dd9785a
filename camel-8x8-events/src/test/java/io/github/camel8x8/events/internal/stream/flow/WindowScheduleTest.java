/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.TestOptions;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import io.github.camel8x8.events.options.SubscriptionType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/**
 * Both windows against a model of Pulsar, in random order: frames arrive, events begin, succeed and
 * fail, sessions break before and after they are open. In any order, no event is lost or processed
 * twice during the life of the process, the number in flight never exceeds the window, and each
 * frame's credit is returned once.
 */
class WindowScheduleTest {

    private static final int EVENTS = 120;
    private static final int TRIES = 200;

    /** The same schedules in every build. For a bug hunt, use another seed and more tries. */
    private static final String SEED = "8";

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
    void aReaderWithOneWorker(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int capacity) {
        new Schedule(seed, capacity, 1, Server::reader).run();
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
    void aReaderWithSeveralWorkers(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int capacity) {
        new Schedule(seed, capacity, 4, Server::reader).run();
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
    void aSubscriptionWithOneWorker(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int capacity) {
        new Schedule(
                        seed,
                        capacity,
                        1,
                        server -> server.consumer(SubscriptionType.Exclusive, false))
                .run();
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
    void aSubscriptionWithSeveralWorkers(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int capacity) {
        new Schedule(seed, capacity, 4, server -> server.consumer(SubscriptionType.Failover, false))
                .run();
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
    void aSharedSubscription(@ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int capacity) {
        new Schedule(seed, capacity, 4, server -> server.consumer(SubscriptionType.Shared, false))
                .run();
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
    void aSubscriptionInPullMode(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int capacity) {
        new Schedule(seed, capacity, 2, server -> server.consumer(SubscriptionType.Shared, true))
                .run();
    }

    /** A reader whose process is killed resumes from the stored position with a new window. */
    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF)
    void aReaderThatIsKilled(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int capacity) {
        new Schedule(seed, capacity, 3, Server::reader).runWithKills();
    }

    /** One random schedule; {@link #check} is called at each step. */
    private static final class Schedule {

        private final Random random;
        private final int capacity;
        private final int workers;
        private final Server server;
        private Window window;
        private final Deque<Delivery> queue = new ArrayDeque<>();
        private final List<Delivery> running = new ArrayList<>();
        private final Map<Long, Integer> processed = new HashMap<>();
        private boolean connecting;
        private boolean wild = true;
        private long checked;

        Schedule(long seed, int capacity, int workers, Function<Server, Window> kind) {
            this.random = new Random(seed);
            this.capacity = capacity;
            this.workers = workers;
            this.server = new Server(capacity);
            this.window = kind.apply(server);
        }

        void run() {
            for (int step = 0; step < 1500; step++) {
                step();
                check();
            }
            wild = false; // no more failures and breaks: from now on the schedule must finish
            for (int step = 0; step < 200 * EVENTS && !isFinished(); step++) {
                step();
                check();
            }
            for (long entry = 0; entry < EVENTS; entry++) {
                assertThat(processed.getOrDefault(entry, 0))
                        .as("times that %d was processed", entry)
                        .isEqualTo(Server.isBroken(entry) ? 0 : 1);
            }
            server.checkAtTheEnd();
        }

        /** At least once; at most twice for the events in flight at a kill. */
        void runWithKills() {
            int mayBeTwice = 0;
            for (int step = 0; step < 1500; step++) {
                step();
                check();
                if (random.nextInt(300) == 0) {
                    mayBeTwice += capacity;
                    kill();
                }
            }
            wild = false;
            for (int step = 0; step < 200 * EVENTS && !isFinished(); step++) {
                step();
                check();
            }
            assertThat(processed).hasSize(EVENTS - Server.BROKEN);
            int times = processed.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(times - processed.size()).as("duplicates").isLessThanOrEqualTo(mayBeTwice);
            server.checkAtTheEnd();
        }

        private void kill() {
            server.session = null;
            server.seekBackAsked = false;
            connecting = false;
            queue.clear();
            running.clear();
            window = server.readerAt(server.position);
        }

        private boolean isFinished() {
            return processed.size() == EVENTS - Server.BROKEN
                    && running.isEmpty()
                    && server.hasDeliveredAll();
        }

        private void step() {
            int dice = random.nextInt(100);
            if (random.nextInt(4) == 0) {
                server.keep();
            }
            if (server.session == null) {
                reconnectOrSettle(dice);
            } else if (server.seekBackAsked && dice < 30) {
                lose();
            } else if (wild && dice < 3) {
                lose();
            } else if (dice < 50) {
                receive();
            } else if (dice < 75) {
                begin();
            } else {
                complete();
            }
        }

        private void reconnectOrSettle(int dice) {
            if (dice < 40) {
                complete();
            } else if (!connecting) {
                server.keep(); // the stream waits for it before it connects
                server.startAfter = window.connecting();
                connecting = true;
            } else if (wild && dice < 60) {
                window.lost(); // the attempt has failed
                connecting = false;
            } else {
                window.opened(server.open());
                connecting = false;
            }
        }

        private void lose() {
            server.readFrames(); // lost frames are the subject of another test
            server.session = null;
            server.seekBackAsked = false;
            window.lost();
        }

        private void receive() {
            Long entry = server.deliver();
            if (entry == null) {
                return;
            }
            if (Server.isBroken(entry)) {
                window.undecodable(server.session, CapturedFrames.id(entry));
            } else {
                Delivery delivery = window.arrived(server.session, CapturedFrames.message(entry));
                if (delivery != null) {
                    queue.add(delivery);
                }
            }
        }

        private void begin() {
            Delivery next = running.size() < workers ? queue.poll() : null;
            if (next != null && next.begin()) {
                if (workers == 1) {
                    assertThat(entry(next)).as("in order").isEqualTo(oldestUnprocessed());
                }
                running.add(next);
            }
        }

        private void complete() {
            if (running.isEmpty()) {
                return;
            }
            Delivery delivery = running.remove(random.nextInt(running.size()));
            if (wild && random.nextInt(8) == 0) {
                delivery.negativeAcknowledge();
            } else {
                processed.merge(entry(delivery), 1, Integer::sum);
                delivery.acknowledge();
            }
        }

        private void check() {
            queue.removeIf(Delivery::isDropped);
            // Events from another consumer, or a redelivery, that come before an event that has
            // begun can delay the redelivery of that event: it then counts in addition to the new
            // window.
            int most = server.isShared ? capacity + workers : capacity;
            assertThat(queue.size() + running.size()).as("in flight").isLessThanOrEqualTo(most);
            for (; checked <= server.position; checked++) {
                long entry = checked;
                assertThat(processed.containsKey(entry) || Server.isBroken(entry))
                        .as("position %d has passed %d", server.position, entry)
                        .isTrue();
            }
        }

        private long oldestUnprocessed() {
            long entry = 0;
            while (Server.isBroken(entry) || processed.containsKey(entry)) {
                entry++;
            }
            return entry;
        }

        private static long entry(Delivery delivery) {
            return CapturedFrames.entry(delivery.message().messageId());
        }
    }

    /** A topic with {@link #EVENTS} messages, of which some cannot be decoded. */
    private static final class Server implements ReaderWindow.Owner {

        static final int BROKEN = (EVENTS + 16) / 17;

        private final int capacity;
        private final TreeSet<Long> acknowledged = new TreeSet<>();
        private final Deque<Long> due = new ArrayDeque<>();
        private boolean isReader;
        private boolean isPulling;
        private boolean isShared;
        private String startAfter = "";
        private CapturedFrames session;
        private int read;
        private int delivered;
        private int credits;
        private int permits;
        private boolean seekBackAsked;
        private ReaderWindow reader;
        private long reached = -1;
        private long passed;
        private long kept;
        private long position = -1;

        Server(int capacity) {
            this.capacity = capacity;
        }

        static boolean isBroken(long entry) {
            return entry % 17 == 0;
        }

        Window reader() {
            return readerAt(-1);
        }

        Window readerAt(long stored) {
            isReader = true;
            reached = stored;
            passed = 0;
            kept = 0;
            reader =
                    new ReaderWindow(
                            ReaderApi.EARLIEST,
                            stored < 0 ? null : CapturedFrames.id(stored),
                            capacity,
                            new StreamStatistics(),
                            this);
            return reader;
        }

        /** The store has stored the newest position, some time after it was reached. */
        void keep() {
            if (isReader && kept < passed) {
                position = reached;
                kept = passed;
                reader.release(kept);
            }
        }

        Window consumer(SubscriptionType type, boolean pull) {
            isPulling = pull;
            isShared = type.redeliversSingly();
            return new ConsumerWindow(
                    TestOptions.consumer(type, null, null, pull),
                    capacity,
                    new StreamStatistics(),
                    () -> seekBackAsked = true);
        }

        @Override
        public void advanced(String id, long upTo) {
            long entry = MessageId.parse(id).entryId();
            assertThat(entry).as("position after %d", reached).isGreaterThanOrEqualTo(reached);
            assertThat(upTo).isGreaterThan(passed);
            reached = entry;
            passed = upTo;
        }

        @Override
        public void positionGone(String id, MessageFrame first) {
            throw new AssertionError("unexpected: no message is trimmed");
        }

        @Override
        public void seekBack() {
            seekBackAsked = true;
        }

        CapturedFrames open() {
            long first =
                    !isReader || startAfter.equals(ReaderApi.EARLIEST)
                            ? 0
                            : CapturedFrames.entry(startAfter) + 1;
            due.clear();
            for (long entry = first; entry < EVENTS; entry++) {
                if (isReader || !acknowledged.contains(entry)) {
                    due.add(entry);
                }
            }
            read = 0;
            delivered = 0;
            credits = 0;
            permits = 0;
            session = new CapturedFrames();
            return session;
        }

        Long deliver() {
            readFrames();
            int mayBeSent = isPulling ? permits : capacity + credits;
            if (due.isEmpty() || delivered >= mayBeSent) {
                return null;
            }
            delivered++;
            return due.poll();
        }

        private void readFrames() {
            for (; read < session.sent.size(); read++) {
                String[] frame = session.sent.get(read).split(" ");
                switch (frame[0]) {
                    case "permit" -> permits += Integer.parseInt(frame[1]);
                    case "nack" -> {
                        credits++;
                        due.add(Long.valueOf(frame[1]));
                    }
                    case "ack" -> {
                        credits++;
                        assertThat(acknowledged.add(Long.valueOf(frame[1])) || isReader)
                                .as("acknowledged once")
                                .isTrue();
                    }
                    default -> credits++;
                }
            }
            assertThat(credits).as("credits of frames").isLessThanOrEqualTo(delivered);
            assertThat(permits).isLessThanOrEqualTo(isPulling ? capacity + delivered : 0);
        }

        boolean hasDeliveredAll() {
            return session != null && due.isEmpty();
        }

        void checkAtTheEnd() {
            keep();
            readFrames();
            assertThat(credits).as("credits of %d frames", delivered).isEqualTo(delivered);
            if (isReader) {
                // The last one may be a frame that cannot be decoded, which has no position.
                assertThat(position).isGreaterThanOrEqualTo(EVENTS - 2);
            } else {
                assertThat(acknowledged).hasSize(EVENTS);
            }
        }
    }
}
