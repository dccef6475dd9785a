/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.RecordingExceptionHandler;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ExceptionReporterTest {

    private final Queue<Runnable> asked = new ArrayDeque<>();
    private final RecordingExceptionHandler handler = new RecordingExceptionHandler();
    private final ExceptionReporter reports = new ExceptionReporter(handler, asked::add);

    @Test
    void whatFailedInTheRouteIsReportedAtOnce() {
        reports.failed("the route", null, new IllegalStateException("1"));

        assertThat(handler.messages()).containsExactly("the route 1");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatFailedOutsideIsReportedInOrderByOneThread() {
        later(1);
        later(2);
        assertThat(handler.messages()).isEmpty();
        assertThat(asked).hasSize(1);

        run();
        later(3);
        run();

        assertThat(handler.messages()).containsExactly("outside 1", "outside 2", "outside 3");
    }

    @Test
    void aHandlerThatThrowsReceivesTheNextReportToo() {
        RecordingExceptionHandler broken =
                new RecordingExceptionHandler(
                        () -> {
                            throw new IllegalStateException("the handler is broken");
                        });
        ExceptionReporter toBroken = new ExceptionReporter(broken, asked::add);
        toBroken.later("outside", new IllegalStateException("1"));
        toBroken.later("outside", new IllegalStateException("2"));
        run();
        toBroken.failed("the route", null, new IllegalStateException("3"));

        assertThat(broken.messages()).containsExactly("outside 1", "outside 2", "the route 3");
    }

    @Test
    void aHandlerThatDoesNotKeepUpCostsNoMemoryWithoutEnd() {
        for (int i = 0; i < 3_000; i++) {
            later(i);
        }
        run();
        assertThat(handler.messages()).hasSize(1_000).endsWith("outside 999");

        later(3_000);
        run();

        assertThat(handler.messages()).hasSize(1_001).endsWith("outside 3000");
    }

    @Test
    void whenTheThreadsAreShutDownNothingIsThrownAndNothingWaits() {
        boolean[] isShutDown = {true};
        ExceptionReporter shut =
                new ExceptionReporter(
                        handler,
                        task -> {
                            if (isShutDown[0]) {
                                throw new RejectedExecutionException("shut down");
                            }
                            asked.add(task);
                        });
        shut.later("outside", new IllegalStateException("1"));

        isShutDown[0] = false;
        shut.later("outside", new IllegalStateException("2"));
        run();

        assertThat(handler.messages()).containsExactly("outside 2");
    }

    private void later(int number) {
        reports.later("outside", new IllegalStateException(String.valueOf(number)));
    }

    private void run() {
        Runnable task;
        while ((task = asked.poll()) != null) {
            task.run();
        }
    }
}
