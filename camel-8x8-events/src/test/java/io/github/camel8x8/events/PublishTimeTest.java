/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishTimeTest {

    @Test
    void isWhatPulsarWrites() {
        assertThat(PublishTime.parse("2026-03-01T08:09:10.5Z"))
                .isEqualTo(Instant.parse("2026-03-01T08:09:10.500Z"));
        assertThat(PublishTime.parse("2026-03-01T08:09:10-05:30"))
                .isEqualTo(Instant.parse("2026-03-01T13:39:10Z"));
    }

    @Property
    void isWhatTheJdkReads(
            @ForAll @LongRange(min = -60_000_000_000L, max = 250_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(min = -1080, max = 1080) int offsetMinutes) {
        OffsetDateTime time =
                Instant.ofEpochSecond(second, nanos)
                        .atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
        String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);

        assertThat(PublishTime.parse(text)).isEqualTo(time.toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T08:09Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T08:09:10+05:00:30",
                "2026-03-01T08:09:10.1234567891Z",
                "2026-02-30T08:09:10Z",
                "2026-03-01T08:60:10Z",
                "2026-03-01T08:09:10.Z",
                "2026-03-01T08:09:10+1:000",
                "2026-03-01T08:09:10+19:00",
                "2026-03-01T08:09:10",
                "2026-03-01T08:09:1xZ",
                "2026-03-01 08:09:10Z",
                "tomorrow",
                ""
            })
    void leavesEveryOtherFormToTheJdk(String text) {
        assertThat(PublishTime.parse(text)).isEqualTo(byTheJdk(text));
    }

    private static Instant byTheJdk(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
