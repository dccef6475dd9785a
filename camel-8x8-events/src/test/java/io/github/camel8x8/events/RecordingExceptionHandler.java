/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** Keeps what a consumer tells its exception handler; may then do something that goes wrong. */
final class RecordingExceptionHandler implements ExceptionHandler {

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Runnable then;

    RecordingExceptionHandler() {
        this(() -> {});
    }

    /**
     * @param then done each time, when the message is kept
     */
    RecordingExceptionHandler(Runnable then) {
        this.then = then;
    }

    List<String> messages() {
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
