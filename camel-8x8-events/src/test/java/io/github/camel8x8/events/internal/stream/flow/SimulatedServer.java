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
import java.util.Deque;
import java.util.TreeSet;

/** A topic with {@link #EVENTS} messages, of which some cannot be decoded. */
final class SimulatedServer implements ReaderWindow.Owner {

    static final int EVENTS = 120;
    static final int BROKEN = (EVENTS + 16) / 17;

    private final int capacity;
    private final TreeSet<Long> acknowledged = new TreeSet<>();
    private final Deque<Long> due = new ArrayDeque<>();
    private boolean isReader;
    private boolean isPulling;
    boolean isShared;
    String startAfter = "";
    CapturedFrames session;
    private int read;
    private int delivered;
    private int credits;
    private int permits;
    boolean seekBackAsked;
    private ReaderWindow reader;
    private long reached = -1;
    private long passed;
    private long kept;
    long position = -1;

    SimulatedServer(int capacity) {
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
    public void positionGone(String id, MessageFrame first, boolean replacedTopic) {
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

    void readFrames() {
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
