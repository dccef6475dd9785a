/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.Test;

/** Routes that lose an event: no step ends its Exchange. */
abstract class HandoverLostContract extends HandoverRoutes {

    private static final Runnable FAIL =
            () -> {
                throw new NoClassDefFoundError("wanted by the test");
            };

    @Test
    void anEventIsRedeliveredWhenAnErrorEndsItsTaskOnAnotherThread() throws Exception {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        camel.getRegistry().bind("handler", new RecordingExceptionHandler());
        routes(
                from -> from.threads(2).process(firstTime(failed, FAIL)).process(received),
                uri("subscription=s", SHARED, SOON, "exceptionHandler=#handler"));
        camel.getShutdownStrategy().setTimeout(1); // Camel counts the Exchanges forever
        start();

        producer.publishNumbers(0, 3);

        await("all events")
                .atMost(LIMIT)
                .until(
                        () -> {
                            System.gc(); // detects Exchanges that can no longer be completed
                            return Set.copyOf(received.bodies()).equals(Set.copyOf(numbers(0, 3)));
                        });
        awaitNoBacklog("s");
        awaitNothingInFlight();
    }

    @Test
    void aReaderSkipsAndReportsAnEventThatNoStepEnds() throws Exception {
        RecordingExceptionHandler handler = new RecordingExceptionHandler();
        camel.getRegistry().bind("handler", handler);
        Processor silent =
                new AsyncProcessorSupport() {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        if (text(exchange).equals("0")) {
                            return false; // and never calls back
                        }
                        callback.done(true);
                        return true;
                    }
                };
        routes(
                from -> from.process(silent).process(received),
                uri("messageId=earliest", "exceptionHandler=#handler"));
        camel.getShutdownStrategy().setTimeout(1); // Camel counts the Exchange forever
        start();

        producer.publishNumbers(0, 3);

        await("the following events")
                .atMost(LIMIT)
                .until(
                        () -> {
                            System.gc(); // detects Exchanges that can no longer be completed
                            return received.count() == 2;
                        });
        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(handler.messages())
                                        .singleElement()
                                        .asString()
                                        .startsWith("The route has lost event "));
        awaitNothingInFlight();
    }

    /** A step that never ends the first delivery of an event. */
    private static Processor firstTime(Set<String> seen, Runnable then) {
        return new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (seen.add(text(exchange))) {
                    then.run();
                    return false;
                }
                callback.done(true);
                return true;
            }
        };
    }
}
