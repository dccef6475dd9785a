/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ExceptionReportsTest {

    private final Queue<Runnable> asked = new ArrayDeque<>();
    private final RecordingExceptionHandler handler = new RecordingExceptionHandler();
    private final ExceptionReports reports = new ExceptionReports(handler, asked::add);

    @Test
    void whatFailedInTheRouteIsToldAtOnce() {
        reports.failed("the route", null, new IllegalStateException("1"));

        assertThat(handler.messages()).containsExactly("the route 1");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatFailedOutsideIsToldInOrderByOneThread() {
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
    void aHandlerThatThrowsIsToldTheNextOneToo() {
        RecordingExceptionHandler broken =
                new RecordingExceptionHandler(
                        () -> {
                            throw new IllegalStateException("the handler is broken");
                        });
        ExceptionReports toBroken = new ExceptionReports(broken, asked::add);
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
        ExceptionReports shut =
                new ExceptionReports(
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
