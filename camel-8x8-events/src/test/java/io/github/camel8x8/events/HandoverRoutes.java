/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** Routes that hand over events, and a step that waits until the test lets it continue. */
abstract class HandoverRoutes extends RouteOnService {

    static final String SHARED = "subscriptionType=Shared";
    static final String SOON = "negativeAckRedeliveryDelay=100";

    final Received received = new Received();
    final CountDownLatch go = new CountDownLatch(1);
    final Processor slow =
            exchange -> {
                go.await();
                received.process(exchange);
            };

    void start() {
        camel.start();
        awaitConnected();
    }

    void routes(Consumer<RouteDefinition> shape, String uri) throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        RouteDefinition from = from(uri);
                        if (uri.startsWith("8x8events")) {
                            from.routeId("route");
                        }
                        shape.accept(from);
                    }
                });
    }

    void awaitReceived(int count) {
        await().atMost(LIMIT)
                .until(
                        () ->
                                consumer().streams().get(0).statistics().received() >= count
                                        || consumer().streams().get(0).inFlight() > 0);
    }

    void awaitNothingInFlight() {
        await("nothing in flight").atMost(LIMIT).until(() -> consumer().getEventsInFlight() == 0);
    }
}
