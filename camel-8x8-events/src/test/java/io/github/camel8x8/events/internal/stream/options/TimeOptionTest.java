/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.options.PositionExpired;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as options. */
class TimeOptionTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T09:00:00Z,            2026-11-27T09:00:00Z",
        "2026-11-27T09:00:00.125Z,        2026-11-27T09:00:00.125Z",
        "2026-11-27T09:00Z,               2026-11-27T09:00:00Z",
        "2026-11-27T09:00:00+01:00,       2026-11-27T08:00:00Z",
        "2026-11-27T09:00:00-05:00,       2026-11-27T14:00:00Z",
        "2026-11-27T09:00:00+01:00[Europe/Berlin], 2026-11-27T08:00:00Z",
    })
    void aTimeWithAZoneIsThatTime(String text, Instant time) {
        assertThat(parse(text)).isEqualTo(time);
    }

    @Test
    void aTimeWithoutAZoneIsInTheZoneOfTheSystem() {
        assertThat(parse("2026-11-27T09:00:00")).isEqualTo("2026-11-26T23:00:00Z");
        assertThat(parse("2026-11-27T09:00")).isEqualTo("2026-11-26T23:00:00Z");
    }

    @Test
    void aPlusThatTheUriTurnedIntoASpaceIsStillAPlus() {
        assertThat(parse("2026-11-27T09:00:00 01:00")).isEqualTo("2026-11-27T08:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "-2h,       2026-11-27T10:00:00Z",
        "-90m,      2026-11-27T10:30:00Z",
        "-1d,       2026-11-26T12:00:00Z",
        "-1h30m,    2026-11-27T10:30:00Z",
        "-45s,      2026-11-27T11:59:15Z",
        "-1d2h3m4s, 2026-11-26T09:56:56Z",
        "-0s,       2026-11-27T12:00:00Z",
    })
    void aDurationIsCountedBackFromNow(String text, Instant time) {
        assertThat(parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-27",
                "2026-11-27 09:00:00",
                "09:00",
                "yesterday",
                "2h",
                "-2",
                "-",
                "-h",
                "-2x",
                "-2h-3m",
                "-9999999d",
                "1764234000000",
                "2026-13-27T09:00:00Z",
                "2026-11-27T25:00:00Z"
            })
    void anythingElseIsRejectedWithItsNameAndExamples(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Option startTime has the value '" + text + "', which is")
                .hasMessageContaining("2026-11-27T09:00:00Z")
                .hasMessageContaining("-2h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-999999d",
                "0000-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59.999999999Z"
            })
    void aTimeThatCannotBeComputedWithIsRejected(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Option startTime has the value '"
                                + text
                                + "', but must be in the years 1 to 9999");
    }

    @Test
    void aStopThatIsNotAfterTheStartIsRejected() {
        assertThatThrownBy(
                        () ->
                                new ReaderApi(
                                        ReaderApi.EARLIEST,
                                        null,
                                        NOW,
                                        NOW,
                                        PositionExpired.CONTINUE))
                .hasMessage(
                        "Option stopTime has the value '2026-11-27T12:00:00Z', but must be after"
                                + " startTime, which is 2026-11-27T12:00:00Z");
    }

    private static Instant parse(String text) {
        return TimeOption.parse("startTime", text, NOW, ZoneId.of("+10:00"));
    }
}
