/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.timeline.Lives.Spent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every interaction, however its events come. */
class TimelinePropertyTest {

    private static final List<List<Event>> LIVES = Lives.ended(11, 20_000);

    @Property
    void theRecordTellsWhatHappened(@ForAll("lives") List<Event> life) {
        CallRecord callRecord = Lives.record(life);
        Map<Spent, Duration> spent = Lives.spent(life);

        assertThat(callRecord.missing()).isEmpty();
        assertThat(callRecord.waiting()).isEqualTo(spent.get(Spent.WAITING));
        assertThat(callRecord.ringing()).isEqualTo(spent.get(Spent.RINGING));
        assertThat(callRecord.talking()).isEqualTo(spent.get(Spent.TALKING));
        assertThat(callRecord.onHold()).isEqualTo(spent.get(Spent.ON_HOLD));
        assertThat(callRecord.wrapUp()).isEqualTo(spent.get(Spent.WRAPPING_UP));
        assertThat(callRecord.agents())
                .isEqualTo(
                        life.stream()
                                .filter(event -> event.getType().equals("InteractionAssigned"))
                                .map(Event::getAgentId)
                                .distinct()
                                .toList());
        assertThat(callRecord.outcome()).isNotEqualTo(Outcome.UNKNOWN);
    }

    @Property
    void anyOrderAndAnyDuplicatesGiveTheSameRecord(
            @ForAll("lives") List<Event> life, @ForAll Random random) {
        assertThat(Lives.record(disturbed(life, random))).isEqualTo(Lives.record(life));
    }

    @Property
    void whicheverEventsAreMissingNothingFailsAndNoDurationIsNegative(
            @ForAll("lives") List<Event> life, @ForAll Random random) {
        List<Event> seen = new ArrayList<>(life);
        seen.removeIf(event -> random.nextInt(4) == 0);
        if (seen.isEmpty()) {
            seen.add(life.get(0));
        }

        CallRecord callRecord = Lives.record(disturbed(seen, random));

        assertThat(durations(callRecord)).noneMatch(Duration::isNegative);
        assertThat(callRecord).isEqualTo(Lives.record(seen));
    }

    /** Times from servers whose clocks differ. */
    @Property
    void whateverTheTimesNothingFailsAndNoDurationIsNegative(
            @ForAll("lives") List<Event> life, @ForAll Random random) {
        List<Event> wrong =
                life.stream()
                        .map(
                                event ->
                                        at(
                                                event.getEventTime().getEpochSecond()
                                                        + random.nextInt(21)
                                                        - 10,
                                                event))
                        .toList();

        CallRecord callRecord = Lives.record(wrong);

        assertThat(durations(callRecord)).noneMatch(Duration::isNegative);
        assertThat(callRecord).isEqualTo(Lives.record(disturbed(wrong, random)));
    }

    private static Event at(long second, Event event) {
        String json =
                new String(event.bytes(), UTF_8)
                        .replaceAll(
                                "\"interactionEventTS\":\\d+", "\"interactionEventTS\":" + second);
        return Event.of(json.getBytes(UTF_8));
    }

    private static List<Event> disturbed(List<Event> events, Random random) {
        List<Event> disturbed = new ArrayList<>(events);
        for (Event event : events) {
            for (int again = random.nextInt(3); again > 0; again--) {
                disturbed.add(Event.of(event.bytes().clone()));
            }
        }
        Collections.shuffle(disturbed, random);
        return disturbed;
    }

    private static Stream<Duration> durations(CallRecord callRecord) {
        Stream<Duration> sums =
                Stream.of(
                        callRecord.waiting(),
                        callRecord.ringing(),
                        callRecord.talking(),
                        callRecord.onHold(),
                        callRecord.wrapUp());
        Stream<Duration> parts =
                callRecord.legs().stream()
                        .flatMap(
                                leg ->
                                        Stream.of(
                                                leg.ringing(),
                                                leg.talking(),
                                                leg.onHold(),
                                                leg.wrapUp()));
        return Stream.concat(sums, parts);
    }

    @Provide
    Arbitrary<List<Event>> lives() {
        return Arbitraries.of(LIVES);
    }
}
