/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.callrecord.Lives.Spent;
import io.github.camel8x8.events.event.Event;
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

/** Properties of every interaction, in whatever order its events arrive. */
class TimelinePropertyTest {

    private static final List<List<Event>> LIVES = Lives.ended(11, 20_000);

    private static final String NO_EVENT_TIME = "\"interactionEventTS\":\\d+,";

    @Property
    void theRecordReportsWhatHappened(@ForAll("lives") List<Event> life) {
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

    /** Times of every kind and unit that 8x8 sends, and events without a time. */
    @Property
    void whicheverTimesEventsCarryNoDurationIsNegative(
            @ForAll("lives") List<Event> life, @ForAll Random random) {
        List<Event> mixed = life.stream().map(event -> withSomeTimes(event, random)).toList();

        CallRecord callRecord = Lives.record(disturbed(mixed, random));

        assertThat(callRecord).isEqualTo(Lives.record(mixed));
        assertThat(durations(callRecord)).noneMatch(Duration::isNegative);
    }

    @Property
    void theTimeOfSendingMeasuresWhatTheTimeOfTheEventMeasures(@ForAll("lives") List<Event> life) {
        List<Event> sent = life.stream().map(event -> edited(event, NO_EVENT_TIME, "")).toList();

        assertThat(Lives.record(sent)).isEqualTo(Lives.record(life));
    }

    private static Event at(long second, Event event) {
        Event dated =
                edited(event, "\"interactionEventTS\":\\d+", "\"interactionEventTS\":" + second);
        return edited(dated, "\"timestamp\":\\d+", "\"timestamp\":" + second * 1000);
    }

    private static Event withSomeTimes(Event event, Random random) {
        long sent = event.getMessageInfo().timestamp().toEpochMilli() + random.nextInt(1500);
        Event some = edited(event, "\"timestamp\":\\d+", "\"timestamp\":" + sent);
        if (random.nextInt(3) == 0) {
            some = edited(some, NO_EVENT_TIME, "");
        }
        return random.nextInt(4) == 0
                ? edited(some, "\"msgInfo\":\\{[^}]*}", "\"msgInfo\":{}")
                : some;
    }

    private static Event edited(Event event, String regex, String replacement) {
        String json = new String(event.bytes(), UTF_8).replaceAll(regex, replacement);
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
