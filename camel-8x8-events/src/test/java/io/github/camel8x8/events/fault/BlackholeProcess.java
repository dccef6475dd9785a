/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fault;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.EventsConsumer;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.test.EventStreamServer;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A stream and a route in one process, for a separate network namespace. Prints each state of the
 * route's stream and the type of each event. Publishes one event for each character on its standard
 * input, which selects the type.
 */
public final class BlackholeProcess {

    private BlackholeProcess() {}

    /**
     * The program.
     *
     * @param arguments the address that the route connects to
     */
    @SuppressWarnings("SystemOut") // the test reads it
    public static void main(String[] arguments) throws Exception {
        EventStreamServer server = EventStreamServer.start();
        TcpProxy proxy = TcpProxy.to(server.serviceUrl(), InetAddress.getByName(arguments[0]));
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("8x8events:all?serviceUrl="
                                        + proxy.serviceUrl()
                                        + "&tenant="
                                        + server.tenant()
                                        + "&messageId=earliest&pingInterval=300&pongTimeout=300&closeTimeout=300&connectTimeout=1000&reconnectDelay=50&reconnectMaxDelay=200")
                                .routeId("route")
                                .process(
                                        exchange ->
                                                System.out.println("event " + typeOf(exchange)));
                    }
                });
        camel.start();
        new Thread(() -> printStates(camel), "states").start();
        int type;
        while ((type = System.in.read()) >= 0) {
            server.publish("{\"Interaction\":{\"event\":\"%c\"}}".formatted(type));
        }
        new CountDownLatch(1).await();
    }

    private static String typeOf(Exchange exchange) {
        return exchange.getMessage().getHeader(EventsConstants.EVENT_TYPE, String.class);
    }

    private static void printStates(DefaultCamelContext camel) {
        EventStream stream =
                ((EventsConsumer) camel.getRoute("route").getConsumer()).streams().get(0);
        StreamState reported = null;
        while (true) {
            StreamState now = stream.status().state();
            if (now != reported) {
                System.out.println("state " + now);
                reported = now;
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
