/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The thread that runs the server; other threads submit work to it. */
public final class OneThread {

    private final EventLoop loop;

    OneThread(EventLoop loop) {
        this.loop = loop;
    }

    /**
     * Runs work on the thread, and waits for the result; its exceptions are thrown to the caller.
     *
     * @param <T> the type of the result
     * @param question the work that returns the result
     * @return the result
     */
    public <T> T call(Callable<T> question) {
        try {
            return loop.inEventLoop() ? question.call() : loop.submit(question).get();
        } catch (ExecutionException e) {
            throw asUnchecked(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the event stream", e);
        } catch (Exception e) {
            throw asUnchecked(e);
        }
    }

    /**
     * Runs work on the thread, and waits until it has finished.
     *
     * @param work the work
     */
    public void run(Runnable work) {
        call(
                () -> {
                    work.run();
                    return true;
                });
    }

    private static RuntimeException asUnchecked(Throwable failure) {
        if (failure instanceof RuntimeException unchecked) {
            return unchecked;
        }
        return new CompletionException(failure);
    }
}
