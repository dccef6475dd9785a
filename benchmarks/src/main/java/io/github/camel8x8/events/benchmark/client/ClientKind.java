/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import java.util.Locale;

/** The clients to measure. */
public enum ClientKind {
    /** Reads frames without a library on top of Netty. */
    NETTY("bare Netty client, the limit"),
    /** The component's own client, without Camel. */
    STREAM("`EventStream`, without Camel"),
    /** The component. */
    COMPONENT("**`8x8events:` in a route**"),
    /** The component, with Camel's pooled Exchanges. */
    COMPONENT_POOLED("**the same**, with Camel's pooled Exchanges"),
    /** The component, with frames that it reads with Jackson's streaming parser. */
    COMPONENT_JACKSON("**the same**, with frames read by Jackson"),
    /** The other Camel component that can be a WebSocket client. */
    VERTX_ROUTE("`camel-vertx-websocket` 4.17.0 in a route"),
    /** The approach of 8x8's examples. */
    JAVA_WEBSOCKET("Java-WebSocket and Jackson databind, as in 8x8's examples"),
    /** The JDK's own client. */
    JDK("JDK `HttpClient`'s WebSocket"),
    /** Pulsar's binary protocol instead of WebSocket; 8x8 does not offer it. */
    PULSAR("Pulsar's own Java reader, binary protocol");

    private final String label;

    ClientKind(String label) {
        this.label = label;
    }

    /** The description in Markdown. */
    public String label() {
        return label;
    }

    /** The name in command lines and files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The client with this id. */
    public static ClientKind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The topic of the streaming server that this client reads at full speed. */
    public String topic() {
        return this == COMPONENT_JACKSON ? "escaped" : "endless";
    }

    /** Creates a client that is not connected yet. */
    public StreamingClient create(Source source, EventSink sink) throws Exception {
        return switch (this) {
            case NETTY -> new NettyClient(source, sink);
            case STREAM -> new StreamClient(source, sink);
            case COMPONENT, COMPONENT_JACKSON -> new ComponentClient(source, sink, false);
            case COMPONENT_POOLED -> new ComponentClient(source, sink, true);
            case VERTX_ROUTE -> new VertxRouteClient(source, sink);
            case JAVA_WEBSOCKET -> new JavaWebSocketClient(source, sink);
            case JDK -> new JdkClient(source, sink);
            case PULSAR -> new PulsarReaderClient(source, sink);
        };
    }
}
