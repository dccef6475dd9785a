/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AbsenceTest {

    private static final Instant LOST = Instant.parse("2026-11-24T06:00:00Z");

    private Instant now = LOST;
    private long nanos = Long.MAX_VALUE; // it may overflow
    private final Absence absence = new Absence(new TestClock(), () -> nanos);

    @Test
    void aReaderThatHadFinishedEverythingMissesNothingInAMoment() {
        away(true, Duration.ofSeconds(1));

        assertThat(absence.hidesNothingBefore(published(LOST.plusSeconds(3600)))).isTrue();
    }

    @Test
    void aReaderThatHadUnfinishedEventsMayMissThem() {
        away(false, Duration.ofSeconds(1));

        assertThat(absence.hidesNothingBefore(published(LOST.plusSeconds(3600)))).isFalse();
    }

    @Test
    void aReaderThatWasAwayForLongMayMissEvents() {
        away(true, Duration.ofMinutes(1));

        assertThat(absence.hidesNothingBefore(published(LOST.plusSeconds(3600)))).isFalse();
    }

    @Test
    void aClockThatIsSetBackDoesNotHideThatAReaderWasAwayForLong() {
        absence.begin(true);
        nanos += Duration.ofHours(2).toNanos();
        now = LOST.minusSeconds(1);
        absence.end();

        assertThat(absence.hidesNothingBefore(published(LOST.plusSeconds(7200)))).isFalse();
    }

    /** While a machine is suspended, its other clock may not run. */
    @Test
    void aReaderOnAMachineThatWasSuspendedMayMissEvents() {
        absence.begin(true);
        now = LOST.plusSeconds(7200);
        absence.end();

        assertThat(absence.hidesNothingBefore(published(LOST.plusSeconds(7200)))).isFalse();
    }

    /** The process continues, and notices that its session is lost. */
    @Test
    void aReaderThatWasFrozenDuringItsSessionMayMissEvents() {
        absence.end();
        hearEvery(Duration.ofSeconds(20), 3);
        pass(Duration.ofHours(2), Duration.ofHours(2));

        away(true, Duration.ofSeconds(1));

        assertThat(absence.hidesNothingBefore(published(now))).isFalse();
    }

    /** The other clock did not run. */
    @Test
    void aReaderOnAMachineThatWasSuspendedDuringItsSessionMayMissEvents() {
        absence.end();
        hearEvery(Duration.ofSeconds(20), 3);
        pass(Duration.ofHours(2), Duration.ZERO);

        away(true, Duration.ofSeconds(1));

        assertThat(absence.hidesNothingBefore(published(now))).isFalse();
    }

    @Test
    void whatAFrozenReaderReceivesFirstMayHaveBeenSentBefore() {
        absence.end();
        pass(Duration.ofHours(2), Duration.ofHours(2));
        hearEvery(Duration.ofMillis(1), 100);

        away(true, Duration.ofSeconds(1));

        assertThat(absence.hidesNothingBefore(published(now))).isFalse();
    }

    @Test
    void aSessionThatContinuesAfterAFreezeShowsThatTheServerHasKeptIt() {
        absence.end();
        pass(Duration.ofHours(2), Duration.ofHours(2));
        hearEvery(Duration.ofSeconds(20), 5);

        away(true, Duration.ofSeconds(1));

        assertThat(absence.hidesNothingBefore(published(now))).isTrue();
    }

    @Test
    void aReaderThatBeginsWithAnOldEventMayMissThoseBeforeIt() {
        away(true, Duration.ofSeconds(1));

        assertThat(absence.hidesNothingBefore(published(LOST.minusSeconds(3600)))).isFalse();
    }

    @Test
    void aReaderOfANewProcessMayMissEvents() {
        absence.end();

        assertThat(absence.hidesNothingBefore(published(LOST.plusSeconds(3600)))).isFalse();
    }

    @Test
    void anEventWithoutATimeShowsNothing() {
        away(true, Duration.ofSeconds(1));

        assertThat(absence.hidesNothingBefore(published(null))).isFalse();
    }

    private void away(boolean complete, Duration time) {
        absence.begin(complete);
        pass(time, time);
        absence.end();
    }

    private void hearEvery(Duration interval, int times) {
        for (int i = 0; i < times; i++) {
            pass(interval, interval);
            absence.heard();
        }
    }

    private void pass(Duration bySystemClock, Duration byNanoTime) {
        now = now.plus(bySystemClock);
        nanos += byNanoTime.toNanos();
    }

    private static MessageFrame published(Instant time) {
        return new MessageFrame(
                "CAUQADAA", new byte[0], Map.of(), String.valueOf(time), 0, null, null);
    }

    private final class TestClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
