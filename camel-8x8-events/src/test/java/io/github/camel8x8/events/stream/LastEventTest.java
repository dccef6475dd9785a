/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastEventTest {

    private static final Instant ARRIVED = Instant.parse("2026-11-24T10:00:01.5Z");

    @Test
    void theLagIsFromThePublishingToTheComing() {
        LastEvent event = new LastEvent("2026-11-24T12:00:00.25+02:00", ARRIVED);

        assertThat(event.published()).isEqualTo("2026-11-24T10:00:00.250Z");
        assertThat(event.lag()).isEqualTo(Duration.ofMillis(1250));
    }

    @Test
    void aServerWhoseClockIsAheadHasNoLag() {
        assertThat(new LastEvent("2026-11-24T10:00:02Z", ARRIVED).lag()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday"})
    void aTextThatIsNoTimeHasNoLagEither(String publishTime) {
        assertThat(new LastEvent(publishTime, ARRIVED).published()).isNull();
        assertThat(new LastEvent(publishTime, ARRIVED).lag()).isNull();
    }
}
