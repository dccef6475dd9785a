/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fault;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A process that SIGSTOP has suspended: it exists, but does nothing until it continues. */
public final class FrozenProcess implements AutoCloseable {

    private final long pid;

    private FrozenProcess(long pid) {
        this.pid = pid;
    }

    /** Suspends a process. */
    public static FrozenProcess freeze(long pid) {
        signal("-STOP", pid);
        return new FrozenProcess(pid);
    }

    /** Resumes the process. */
    @Override
    public void close() {
        signal("-CONT", pid);
    }

    private static void signal(String signal, long pid) {
        try {
            int result =
                    new ProcessBuilder("kill", signal, Long.toString(pid))
                            .inheritIO()
                            .start()
                            .waitFor();
            if (result != 0) {
                throw new IllegalStateException("kill " + signal + " ended with " + result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
