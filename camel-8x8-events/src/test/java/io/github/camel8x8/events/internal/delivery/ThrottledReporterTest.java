/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.RecordingExceptionHandler;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Repeated failures at a server do not fill the log. */
class ThrottledReporterTest {

    private final RecordingExceptionHandler handler = new RecordingExceptionHandler();

    private long seconds;

    private final ThrottledReporter reports =
            new ThrottledReporter(
                    new ExceptionReporter(handler, Runnable::run),
                    () -> TimeUnit.SECONDS.toNanos(seconds));

    @Test
    void aFloodIsReportedAtOnceAndThenCountedAtGrowingIntervals() {
        for (int i = 0; i <= 7_200; i++) {
            seconds = i / 10;
            reports.report("skipped", new IllegalStateException(String.valueOf(i)));
        }

        assertThat(handler.messages())
                .containsExactly(
                        "skipped 0",
                        "skipped (100 more in the last 10 s) 100",
                        "skipped (200 more in the last 20 s) 300",
                        "skipped (400 more in the last 40 s) 700",
                        "skipped (800 more in the last 80 s) 1500",
                        "skipped (1600 more in the last 160 s) 3100",
                        "skipped (3200 more in the last 320 s) 6300");
    }

    @Test
    void anotherKindIsReportedAtOnce() {
        reports.report("skipped", new IllegalStateException("1"));
        reports.report("skipped", new IllegalArgumentException("2"));
        reports.report("not stored", new IllegalStateException("3"));

        assertThat(handler.messages()).containsExactly("skipped 1", "skipped 2", "not stored 3");
    }

    @Test
    void afterAPauseItIsReportedAtOnce() {
        reports.report("skipped", new IllegalStateException("1"));
        seconds = 21;
        reports.report("skipped", new IllegalStateException("2"));

        assertThat(handler.messages()).containsExactly("skipped 1", "skipped 2");
    }
}
