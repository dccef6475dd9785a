/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.options.Backoff;
import io.github.camel8x8.events.internal.stream.transport.StreamConnectException;
import io.github.camel8x8.events.internal.stream.transport.UpgradeRejectedException;
import io.github.camel8x8.events.internal.stream.transport.UpgradeRejection;
import io.github.camel8x8.events.options.SubscriptionType;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryStateTest {

    private static final Exception LOST = new IOException("lost");

    private final TestOptions options = TestOptions.reader("latest").backoff(Backoff.DEFAULT);

    @Test
    void eachFailureInARowWaitsLonger() {
        RetryState attempts = attempts(options);

        assertThat(delayAfterFailure(attempts, LOST)).hasMillis(500);
        assertThat(delayAfterFailure(attempts, LOST)).hasMillis(1000);
        assertThat(delayAfterFailure(attempts, LOST)).hasMillis(2000);
        assertThat(attempts.failures()).isEqualTo(3);
    }

    @Test
    void afterAStableSessionTheCountRestarts() {
        RetryState attempts = attempts(options);
        delayAfterFailure(attempts, LOST);
        delayAfterFailure(attempts, LOST);

        attempts.stable();

        assertThat(attempts.failures()).isZero();
        assertThat(delayAfterFailure(attempts, LOST)).hasMillis(500);
    }

    @Test
    void aPermanentFailureIsRetriedAtTheLongestDelay() {
        assertThat(delayAfterFailure(attempts(options), rejected(401, null))).hasSeconds(60);
    }

    @Test
    void theServersRetryAfterIsUsedIfItIsLonger() {
        RetryState attempts = attempts(options);

        assertThat(delayAfterFailure(attempts, rejected(429, Duration.ofSeconds(7)))).hasSeconds(7);
        assertThat(delayAfterFailure(attempts, rejected(429, Duration.ZERO))).hasSeconds(1);
    }

    @Test
    void noServerMakesUsWaitLongerThanAnHour() {
        assertThat(delayAfterFailure(attempts(options), rejected(503, Duration.ofDays(300))))
                .hasHours(1);
    }

    @Test
    void theAttemptsAreUsedUpAfterTheLastFailure() {
        RetryState attempts =
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
        RetryState attempts = attempts(options);

        assertThat(attempts.seekBackDelay("A")).hasMillis(500);
        assertThat(attempts.seekBackDelay("A")).hasMillis(1000);
        assertThat(attempts.seekBackDelay("B")).hasMillis(500);
    }

    @Test
    void aReaderThatFailsBeforeAnyPositionWaitsLongerToo() {
        RetryState attempts = attempts(options);

        assertThat(attempts.seekBackDelay(null)).hasMillis(500);
        assertThat(attempts.seekBackDelay(null)).hasMillis(1000);
    }

    @Test
    void aSubscriptionWaitsItsRedeliveryDelay() {
        RetryState attempts =
                attempts(
                        options.api(
                                TestOptions.consumer(
                                        SubscriptionType.Exclusive,
                                        Duration.ofMillis(1234),
                                        null,
                                        false)));

        assertThat(attempts.seekBackDelay(null)).hasMillis(1234);
        assertThat(attempts.seekBackDelay(null)).hasMillis(1234);
    }

    private static RetryState attempts(TestOptions options) {
        return new RetryState(options.build(), () -> 0.5);
    }

    private static Duration delayAfterFailure(RetryState attempts, Exception cause) {
        attempts.failed();
        return attempts.delayAfter(cause);
    }

    private StreamConnectException rejected(int status, Duration retryAfter) {
        return StreamConnectException.rejected(
                new UpgradeRejectedException(
                        new UpgradeRejection(status, false, retryAfter, ""), ""),
                options.build(),
                false);
    }
}
