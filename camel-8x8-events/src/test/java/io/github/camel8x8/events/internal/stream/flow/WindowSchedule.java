/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** One random schedule; {@link #check} is called at each step. */
final class WindowSchedule {

    private final Random random;
    private final int capacity;
    private final int workers;
    private final SimulatedServer server;
    private Window window;
    private final Deque<Delivery> queue = new ArrayDeque<>();
    private final List<Delivery> running = new ArrayList<>();
    private final Map<Long, Integer> processed = new HashMap<>();
    private boolean connecting;
    private boolean wild = true;
    private long checked;

    WindowSchedule(long seed, int capacity, int workers, Function<SimulatedServer, Window> kind) {
        this.random = new Random(seed);
        this.capacity = capacity;
        this.workers = workers;
        this.server = new SimulatedServer(capacity);
        this.window = kind.apply(server);
    }

    void run() {
        for (int step = 0; step < 1500; step++) {
            step();
            check();
        }
        wild = false; // no more failures and breaks: from now on the schedule must finish
        for (int step = 0; step < 200 * SimulatedServer.EVENTS && !isFinished(); step++) {
            step();
            check();
        }
        for (long entry = 0; entry < SimulatedServer.EVENTS; entry++) {
            assertThat(processed.getOrDefault(entry, 0))
                    .as("times that %d was processed", entry)
                    .isEqualTo(SimulatedServer.isBroken(entry) ? 0 : 1);
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
        for (int step = 0; step < 200 * SimulatedServer.EVENTS && !isFinished(); step++) {
            step();
            check();
        }
        assertThat(processed).hasSize(SimulatedServer.EVENTS - SimulatedServer.BROKEN);
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
        return processed.size() == SimulatedServer.EVENTS - SimulatedServer.BROKEN
                && running.isEmpty()
                && server.hasDeliveredAll();
    }

    private void step() {
        int dice = random.nextInt(100);
        if (random.nextInt(4) == 0) {
            server.keep();
        }
        if (server.session == null) {
            reconnectOrComplete(dice);
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

    private void reconnectOrComplete(int dice) {
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
        if (SimulatedServer.isBroken(entry)) {
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
            assertThat(processed.containsKey(entry) || SimulatedServer.isBroken(entry))
                    .as("position %d has passed %d", server.position, entry)
                    .isTrue();
        }
    }

    private long oldestUnprocessed() {
        long entry = 0;
        while (SimulatedServer.isBroken(entry) || processed.containsKey(entry)) {
            entry++;
        }
        return entry;
    }

    private static long entry(Delivery delivery) {
        return CapturedFrames.entry(delivery.message().messageId());
    }
}
