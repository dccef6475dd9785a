/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T06:23:41.533Z, 2026-11-24T06:23:41.533Z",
        "2026-11-24T06:23:41.5Z, 2026-11-24T06:23:41.500Z",
        "2026-11-24T06:23:17.72-05:00, 2026-11-24T11:23:17.720Z",
        "2026-11-24T06:04:05-05:00, 2026-11-24T11:04:05Z",
        "2026-11-24T06:04:05Z, 2026-11-24T06:04:05Z",
        "2024-02-29T23:59:59.999Z, 2024-02-29T23:59:59.999Z"
    })
    void theServersTimeIsReadWhateverItsZoneAndFraction(String text, Instant time) {
        assertThat(PublishTime.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "+999999999-12-31T23:59:59Z, 9999-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z, 9999-12-31T23:59:59.999Z",
        "-999999999-01-01T00:00:00Z, 0000-01-01T00:00:00Z"
    })
    void aTimeOutOfRangeIsCut(String text, Instant time) {
        assertThat(PublishTime.parse(text)).isEqualTo(time);
        assertThat(time.toEpochMilli()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-24",
                "2026-11-24T06:23:41",
                "2026-02-30T06:23:41Z",
                "2026-11-24T24:00:00Z",
                "2026-11-24T06:60:00Z",
                "2026-13-24T06:23:41Z",
                "2026-11-24T06:23:41,5Z",
                "2026-11-24 06:23:41.533Z",
                "+999999999999-01-01T00:00:00Z"
            })
    void anInvalidTimeIsAbsent(String text) {
        assertThat(PublishTime.parse(text)).isNull();
    }

    @Property(tries = 5_000)
    void anyTextIsReadAsTheLibraryReadsIt(@ForAll("texts") String text) {
        Instant expected;
        try {
            expected = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            expected = null;
        }

        assertThat(PublishTime.parse(text)).isEqualTo(expected);
    }

    /** A time with one or two changed characters. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "2026-11-24T06:23:41.533Z",
                        "2024-02-29T23:59:59.9Z",
                        "2026-12-31T00:00:00Z")
                .flatMap(
                        time ->
                                Arbitraries.integers()
                                        .between(0, time.length() - 1)
                                        .flatMap(
                                                at ->
                                                        Arbitraries.chars()
                                                                .with("0123456789-:.TZ+ 9")
                                                                .map(
                                                                        c ->
                                                                                time.substring(
                                                                                                0,
                                                                                                at)
                                                                                        + c
                                                                                        + time
                                                                                                .substring(
                                                                                                        at
                                                                                                                + 1))));
    }
}
