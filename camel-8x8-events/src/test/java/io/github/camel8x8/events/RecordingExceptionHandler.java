/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** Records the reports to an exception handler, then runs an action that may fail. */
public final class RecordingExceptionHandler implements ExceptionHandler {

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Runnable then;

    public RecordingExceptionHandler() {
        this(() -> {});
    }

    /**
     * @param then runs each time, after the report has been recorded
     */
    public RecordingExceptionHandler(Runnable then) {
        this.then = then;
    }

    public List<String> messages() {
        return messages;
    }

    @Override
    public void handleException(Throwable exception) {
        handleException("", null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        messages.add(message + " " + exception.getMessage());
        then.run();
    }
}
