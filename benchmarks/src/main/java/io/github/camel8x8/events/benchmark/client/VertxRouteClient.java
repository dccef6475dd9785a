/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The Camel component that can be a WebSocket client, with its reconnect enabled. The route decodes
 * events in a processor, and acknowledges by sending to the endpoint that it reads from.
 */
final class VertxRouteClient implements StreamingClient {

    private final CamelContext camel = new DefaultCamelContext();
    private final EnvelopeReader events;

    VertxRouteClient(Source source, EventSink sink) throws Exception {
        events = new EnvelopeReader(sink);
        String tls =
                ComponentClient.trust(camel, source)
                        ? "&sslContextParameters=#" + ComponentClient.TRUST
                        : "";
        String uri =
                "vertx-websocket:%s%s?consumeAsClient=true&maxReconnectAttempts=-1&reconnectInterval=1000%s"
                        .formatted(
                                source.serviceUrl().replaceFirst("^wss?://", ""),
                                source.path(),
                                tls);
        RouteBuilder.addRoutes(camel, routes -> routes.from(uri).process(this::read).to(uri));
    }

    @Override
    public void start() {
        camel.start();
    }

    @Override
    public void close() {
        camel.stop();
    }

    private void read(Exchange exchange) throws Exception {
        String messageId = events.read(exchange.getMessage().getBody(String.class));
        exchange.getMessage().setBody("{\"messageId\":\"" + messageId + "\"}");
    }
}
