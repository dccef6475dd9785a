/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @ParameterizedTest
    @CsvSource({
        "1, 999",
        "2, 1999",
        "3, 3999",
        "6, 31999",
        "7, 59999",
        "100, 59999",
        "2147483647, 59999"
    })
    void theBoundDoublesUpToTheMaximum(int attempt, long longestMillis) {
        assertThat(Backoff.DEFAULT.before(attempt, () -> ALMOST_ONE)).hasMillis(longestMillis);
    }

    @Test
    void theJitterIsFull() {
        assertThat(Backoff.DEFAULT.before(5, () -> 0)).isZero();
        assertThat(Backoff.DEFAULT.before(5, () -> 0.25)).hasSeconds(4);
    }

    @Property
    void aWaitIsNeverBelowZeroNorAboveItsBound(
            @ForAll @IntRange(min = 1) int attempt,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random,
            @ForAll @DoubleRange(min = 1, max = 1e300) double multiplier) {
        Backoff backoff =
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(5000), multiplier, -1);

        Duration wait = backoff.before(attempt, () -> random);

        assertThat(wait).isBetween(Duration.ZERO, Duration.ofMillis(5000));
        assertThat((double) wait.toMillis())
                .isLessThanOrEqualTo(10 * Math.pow(multiplier, attempt - 1.0));
    }

    @Test
    void aMultiplierOfOneKeepsTheBound() {
        Backoff steady = new Backoff(Duration.ofMillis(1000), Duration.ofSeconds(60), 1, -1);

        assertThat(steady.before(50, () -> 0.5)).hasMillis(500);
    }

    @Test
    void minusOneAttemptIsNeverTheLast() {
        assertThat(Backoff.DEFAULT.isExhausted(Integer.MAX_VALUE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "3, 4"})
    void theAttemptAfterTheLastIsOneTooMany(int most, int attempt) {
        Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), 1, most);

        assertThat(backoff.isExhausted(attempt - 1)).isFalse();
        assertThat(backoff.isExhausted(attempt)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.99, 0, -2, Double.NaN, Double.POSITIVE_INFINITY})
    void aMultiplierBelowOneIsRejected(double multiplier) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Backoff(
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(1),
                                        multiplier,
                                        -1))
                .withMessageContaining("Option reconnectBackoffMultiplier");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, -1, reconnectDelay",
        "-1, 10, -1, reconnectDelay",
        "10, 9, -1, reconnectMaxDelay",
        "1, 1, -2, maxReconnectAttempts"
    })
    void aValueOutOfRangeIsRejectedByItsName(
            long delay, long maxDelay, int attempts, String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Backoff(
                                        Duration.ofMillis(delay),
                                        Duration.ofMillis(maxDelay),
                                        2,
                                        attempts))
                .withMessageContaining("Option " + option + " has the value '");
    }
}
