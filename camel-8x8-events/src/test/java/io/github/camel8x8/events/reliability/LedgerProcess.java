/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.position.FilePositionRepository;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The process that is killed: its routes write each event's number into a ledger before the event
 * is acknowledged.
 */
public final class LedgerProcess {

    private LedgerProcess() {}

    /**
     * The program.
     *
     * @param arguments a directory, then a name and an endpoint URI for each route
     */
    @SuppressWarnings("SystemOut") // the test reads it
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        CamelContext camel = new DefaultCamelContext();
        camel.getRegistry()
                .bind("positions", new FilePositionRepository(directory.resolve("positions")));
        for (int i = 1; i < arguments.length; i += 2) {
            camel.addRoutes(route(new Ledger(directory.resolve(arguments[i])), arguments[i + 1]));
        }
        camel.start();
        System.out.println("started");
        new CountDownLatch(1).await();
    }

    private static RouteBuilder route(Ledger ledger, String from) throws Exception {
        FileChannel channel = ledger.open();
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(from)
                        .process(
                                exchange ->
                                        Ledger.write(
                                                channel,
                                                exchange.getMessage()
                                                        .getHeader(
                                                                EventsConstants.AGENT_ID,
                                                                String.class)));
            }
        };
    }
}
