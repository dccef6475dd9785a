/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rates from samples of counters. */
class RatesTest {

    private static final long SECOND = 1_000_000_000;

    private final Rates rates = new Rates();

    @Test
    void beforeTheSecondSampleThereIsNoRate() {
        rates.sample(0, Map.of("all", 100L));

        assertThat(rates.of("all")).isZero();
        assertThat(rates.history("all")).isEmpty();
    }

    @Test
    void aRateIsTheAverageOfTheLastSamples() {
        for (int second = 0; second <= 10; second++) {
            rates.sample(second * SECOND, Map.of("all", second < 5 ? 0L : (second - 5) * 10L));
        }

        assertThat(rates.of("all")).isEqualTo(10);
        assertThat(rates.history("all"))
                .containsExactly(0., 0., 0., 0., 0., 10., 10., 10., 10., 10.);
    }

    @Test
    void aCounterThatIsNewCountsFromZero() {
        rates.sample(0, Map.of());
        rates.sample(SECOND, Map.of("client", 7L));

        assertThat(rates.of("client")).isEqualTo(7);
    }

    @Test
    void aCounterThatHasGoneHasNoRate() {
        rates.sample(0, Map.of("client", 7L));
        rates.sample(SECOND, Map.of());

        assertThat(rates.of("client")).isZero();
    }

    @Test
    void theHistoryIsThatOfTheLastMinute() {
        for (int second = 0; second <= 100; second++) {
            rates.sample(second * SECOND, Map.of("all", (long) second));
        }

        assertThat(rates.history("all")).hasSize(Rates.HISTORY).containsOnly(1.);
    }
}
