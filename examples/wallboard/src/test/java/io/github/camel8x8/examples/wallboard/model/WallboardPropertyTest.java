/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.traffic.ContactCentre;
import io.github.camel8x8.events.test.traffic.TimedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What is true for each simulated contact center, in whatever order its events arrive. */
class WallboardPropertyTest {

    private static final Instant OPENED = BoardUnderTest.NOON;

    @Property(tries = 25)
    void theOrderInWhichEventsComeDoesNotMatter(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int count) {
        List<Event> life = life(seed, count);

        BoardUnderTest inOrder = new BoardUnderTest().apply(life);
        BoardUnderTest shuffled = new BoardUnderTest().apply(shuffledAndRepeated(life, seed));

        assertThat(shuffled.snapshot()).isEqualTo(inOrder.snapshot());
    }

    @Property(tries = 25)
    void totalsAreTheSumOfTheirParts(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int count) {
        Snapshot board = new BoardUnderTest().apply(life(seed, count)).snapshot();
        Totals totals = board.totals();

        assertThat(board.queues().stream().mapToInt(QueueStatus::waiting).sum())
                .isEqualTo(totals.waiting())
                .isEqualTo(count(board, CallState.WAITING));
        assertThat(board.queues().stream().mapToInt(QueueStatus::answered).sum())
                .isEqualTo(totals.answered());
        assertThat(board.queues().stream().mapToInt(QueueStatus::abandoned).sum())
                .isEqualTo(totals.abandoned());
        assertThat(totals.available() + totals.onCalls() + totals.wrapUp() + totals.away())
                .isEqualTo(board.agents().size());
        assertThat(board.calls()).hasSize(totals.calls());
        assertThat(board.queues())
                .allMatch(
                        queue -> (queue.waiting() == 0) == (queue.waitingSince() == null),
                        "somebody waits since some time, or nobody");
    }

    @Property(tries = 25)
    void whatIsCountedIsWhatTheEventsSay(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int count) {
        List<Event> life = life(seed, count);
        Snapshot board = new BoardUnderTest().apply(life).snapshot();

        Map<String, String> lastOf = new HashMap<>();
        life.stream()
                .filter(event -> event.getInteractionGuid() != null)
                .forEach(event -> lastOf.put(event.getInteractionGuid(), event.getType()));
        long live = lastOf.values().stream().filter(t -> !t.equals("InteractionDeleted")).count();
        assertThat(board.totals().calls()).isEqualTo((int) live);
        assertThat(board.totals().answered()).isEqualTo(types(life, "InteractionAccepted"));
        assertThat(board.totals().abandoned()).isEqualTo(types(life, "InteractionUnqueued"));
    }

    @Property(tries = 200)
    void noEventOfAnyShapeDoesHarm(
            @ForAll long seed, @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 255) Byte> b) {
        List<Event> life = life(seed, 30);
        Random random = new Random(seed);
        BoardUnderTest board = new BoardUnderTest();
        for (Event event : life) {
            byte[] damaged = event.bytes().clone();
            b.forEach(value -> damaged[random.nextInt(damaged.length)] = value);
            board.apply(List.of(Event.of(damaged)));
        }

        assertThat(board.snapshot().calls().size()).isLessThanOrEqualTo(30);
    }

    private static List<Event> life(long seed, int count) {
        ContactCentre centre = new ContactCentre(seed, "tenant01", OPENED, 1);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TimedEvent next = centre.next();
            events.add(Event.of(next.message().payload()));
        }
        return events;
    }

    /** Events of one call or agent in the same second stay in order: they contain no finer time. */
    private static List<Event> shuffledAndRepeated(List<Event> life, long seed) {
        Random random = new Random(seed);
        Map<String, Double> places = new HashMap<>();
        Map<Event, Double> placeOf = new HashMap<>();
        for (Event event : life) {
            String moment = subject(event) + event.getEventTime().getEpochSecond();
            placeOf.put(event, places.computeIfAbsent(moment, m -> random.nextDouble()));
        }
        List<Event> shuffled = new ArrayList<>(life);
        shuffled.sort(Comparator.comparing(placeOf::get));
        List<Event> repeated = new ArrayList<>();
        Set<Event> before = new HashSet<>();
        for (Event event : shuffled) {
            repeated.add(event);
            before.add(event);
            if (random.nextInt(4) == 0) {
                repeated.add(shuffled.get(random.nextInt(before.size())));
            }
        }
        return repeated;
    }

    private static String subject(Event event) {
        return event.getInteractionGuid() == null ? event.getAgentId() : event.getInteractionGuid();
    }

    private static int count(Snapshot board, CallState state) {
        return (int) board.calls().stream().filter(call -> call.state() == state).count();
    }

    private static int types(List<Event> life, String type) {
        return (int) life.stream().filter(event -> type.equals(event.getType())).count();
    }
}
