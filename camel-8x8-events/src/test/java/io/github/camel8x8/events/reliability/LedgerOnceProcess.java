/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.EventBatch;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCreatedEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * The process that is killed: runs the documented route, and writes the number of each event that
 * enters the route into a ledger. Prints a line when it has stored its first event.
 */
public final class LedgerOnceProcess {

    private LedgerOnceProcess() {}

    /**
     * The program.
     *
     * @param arguments the file of the ledger, the file with the route, then properties as {@code
     *     name=value}
     */
    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        for (int i = 2; i < arguments.length; i++) {
            String[] property = arguments[i].split("=", 2);
            main.addInitialProperty(property[0], property[1]);
        }
        main.configure()
                .setRoutesIncludePattern(
                        "classpath:once/beans.yaml,classpath:once/" + arguments[1]);
        main.bind("routed", new Routed(new Ledger(Path.of(arguments[0])).open()));
        main.start();
        new CountDownLatch(1).await();
    }

    /** Each event that enters the route. */
    private static final class Routed extends EventNotifierSupport {

        private final FileChannel ledger;
        private final AtomicBoolean stored = new AtomicBoolean();

        Routed(FileChannel ledger) {
            this.ledger = ledger;
        }

        @Override
        @SuppressWarnings("SystemOut") // the test reads it
        public void notify(CamelEvent event) throws Exception {
            if (event instanceof ExchangeCompletedEvent && !stored.getAndSet(true)) {
                System.out.println(KilledOnceRoute.STORED);
            }
            if (event instanceof ExchangeCreatedEvent created) {
                for (Event each : events(created.getExchange().getMessage().getBody())) {
                    Ledger.write(ledger, each.getAgentId());
                }
            }
        }

        private static List<Event> events(Object body) {
            return body instanceof EventBatch batch ? batch : List.of((Event) body);
        }
    }
}
