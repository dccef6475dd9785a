/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Exception LOST = new IOException("lost");

    private final TestOptions options = TestOptions.reader("latest").backoff(Backoff.DEFAULT);

    @Test
    void eachFailureInARowWaitsLonger() {
        Attempts attempts = attempts(options);

        assertThat(delayAfterFailure(attempts, LOST)).hasMillis(500);
        assertThat(delayAfterFailure(attempts, LOST)).hasMillis(1000);
        assertThat(delayAfterFailure(attempts, LOST)).hasMillis(2000);
        assertThat(attempts.failures()).isEqualTo(3);
    }

    @Test
    void afterAStableSessionTheyAreCountedAnew() {
        Attempts attempts = attempts(options);
        delayAfterFailure(attempts, LOST);
        delayAfterFailure(attempts, LOST);

        attempts.stable();

        assertThat(attempts.failures()).isZero();
        assertThat(delayAfterFailure(attempts, LOST)).hasMillis(500);
    }

    @Test
    void whatWillNotMendItselfIsTriedAtTheLongestDelay() {
        assertThat(delayAfterFailure(attempts(options), refused(401, null))).hasSeconds(60);
    }

    @Test
    void theServersRetryAfterIsHeededWhereItIsLonger() {
        Attempts attempts = attempts(options);

        assertThat(delayAfterFailure(attempts, refused(429, Duration.ofSeconds(7)))).hasSeconds(7);
        assertThat(delayAfterFailure(attempts, refused(429, Duration.ZERO))).hasSeconds(1);
    }

    @Test
    void noServerMakesUsWaitLongerThanAnHour() {
        assertThat(delayAfterFailure(attempts(options), refused(503, Duration.ofDays(300))))
                .hasHours(1);
    }

    @Test
    void theAttemptsAreUsedUpAfterTheLastFailure() {
        Attempts attempts =
                attempts(
                        options.backoff(
                                new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), 1, 1)));

        attempts.failed();
        assertThat(attempts.areUsedUp()).isFalse();
        attempts.failed();
        assertThat(attempts.areUsedUp()).isTrue();
    }

    @Test
    void aReaderThatFailsAtOnePlaceWaitsLongerEachTime() {
        Attempts attempts = attempts(options);

        assertThat(attempts.delayOfRewind("A")).hasMillis(500);
        assertThat(attempts.delayOfRewind("A")).hasMillis(1000);
        assertThat(attempts.delayOfRewind("B")).hasMillis(500);
    }

    @Test
    void aReaderThatFailsBeforeAnyPositionWaitsLongerToo() {
        Attempts attempts = attempts(options);

        assertThat(attempts.delayOfRewind(null)).hasMillis(500);
        assertThat(attempts.delayOfRewind(null)).hasMillis(1000);
    }

    @Test
    void aSubscriptionWaitsItsRedeliveryDelay() {
        Attempts attempts =
                attempts(
                        options.api(
                                TestOptions.consumer(
                                        SubscriptionType.Exclusive,
                                        Duration.ofMillis(1234),
                                        null,
                                        false)));

        assertThat(attempts.delayOfRewind(null)).hasMillis(1234);
        assertThat(attempts.delayOfRewind(null)).hasMillis(1234);
    }

    private static Attempts attempts(TestOptions options) {
        return new Attempts(options.build(), () -> 0.5);
    }

    private static Duration delayAfterFailure(Attempts attempts, Exception cause) {
        attempts.failed();
        return attempts.delayAfter(cause);
    }

    private ConnectException refused(int status, Duration retryAfter) {
        return ConnectException.refused(
                new RefusedException(new Refusal(status, false, retryAfter, ""), ""),
                options.build(),
                false);
    }
}
