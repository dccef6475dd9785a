/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.EventStreamServer;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A route whose URI Camel cannot normalize; prints its events. */
public final class RouteInOtherClassLoader {

    private RouteInOtherClassLoader() {}

    /** The program. */
    @SuppressWarnings("SystemOut") // the test reads it
    public static void main(String[] arguments) throws Exception {
        EventStreamServer server = EventStreamServer.start();
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("8x8events:all?tenant=%s&serviceUrl=%s&apiKey=RAW(a b)"
                                        .formatted(server.tenant(), server.serviceUrl()))
                                .process(
                                        exchange ->
                                                System.out.println(
                                                        "event "
                                                                + exchange.getMessage()
                                                                        .getBody(String.class)));
                    }
                });
        camel.start();
        server.publish("{\"from\":\"" + Event.class.getClassLoader().getClass() + "\"}");
        new CountDownLatch(1).await();
    }
}
