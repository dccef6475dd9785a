/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.micrometer;

import io.github.camel8x8.events.RouteTestSupport;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;

/** A route on a local event stream, and the meters of its streams. */
abstract class MeteredRoute extends RouteTestSupport {

    static final Processor NOTHING = exchange -> {};

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    EventStreamServer stream;

    @BeforeEach
    final void stream(@EventStream EventStreamServer started) {
        stream = started;
    }

    final void route(Processor processor, String topics, String... options) throws Exception {
        route(stream, processor, topics, options);
    }

    final void route(
            EventStreamServer server, Processor processor, String topics, String... options)
            throws Exception {
        String from =
                "8x8events:%s?serviceUrl=%s&tenant=%s&reconnectDelay=50&reconnectMaxDelay=100%s"
                        .formatted(
                                topics,
                                server.serviceUrl(),
                                server.tenant(),
                                options.length == 0 ? "" : "&" + String.join("&", options));
        RouteBuilder.addRoutes(
                context, routes -> routes.from(from).routeId("calls").process(processor));
        context.start();
    }

    final List<Meter> ours() {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("camel.8x8events."))
                .toList();
    }

    final RequiredSearch meter(String name) {
        return registry.get("camel.8x8events." + name);
    }

    final double gauge(String name) {
        return meter(name).gauge().value();
    }

    final double count(String name) {
        FunctionCounter counter = meter(name).functionCounter();
        return counter.count();
    }

    final Timer timer() {
        return meter("delivery.lag").timer();
    }
}
