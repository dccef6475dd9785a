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
        now = LOST.plus(time);
        nanos += time.toNanos();
        absence.end();
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
