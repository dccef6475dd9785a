/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import java.util.Locale;

/** The clients that there are. */
public enum ClientKind {
    /** No library between the frames and the code. */
    NETTY("bare Netty client, the limit"),
    /** The component's own client, without Camel. */
    STREAM("`EventStream`, without Camel"),
    /** The component. */
    COMPONENT("**`8x8events:` in a route**"),
    /** The component, where Camel uses its Exchanges again. */
    COMPONENT_POOLED("**the same**, with Camel's pooled Exchanges"),
    /** The other Camel component that can be a WebSocket client. */
    VERTX_ROUTE("`camel-vertx-websocket` 4.17.0 in a route"),
    /** The way that 8x8's own examples go. */
    JAVA_WEBSOCKET("Java-WebSocket and Jackson databind, as in 8x8's examples"),
    /** What a JDK has. */
    JDK("JDK `HttpClient`'s WebSocket"),
    /** Not over WebSocket; 8x8 does not offer it. */
    PULSAR("Pulsar's own Java reader, binary protocol");

    private final String label;

    ClientKind(String label) {
        this.label = label;
    }

    /** What it is, in Markdown. */
    public String label() {
        return label;
    }

    /** For command lines and files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The client with this id. */
    public static ClientKind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Makes a client that is not connected yet. */
    public StreamingClient create(Source source, EventSink sink) throws Exception {
        return switch (this) {
            case NETTY -> new NettyClient(source, sink);
            case STREAM -> new StreamClient(source, sink);
            case COMPONENT -> new ComponentClient(source, sink, false);
            case COMPONENT_POOLED -> new ComponentClient(source, sink, true);
            case VERTX_ROUTE -> new VertxRouteClient(source, sink);
            case JAVA_WEBSOCKET -> new JavaWebSocketClient(source, sink);
            case JDK -> new JdkClient(source, sink);
            case PULSAR -> new PulsarReaderClient(source, sink);
        };
    }
}
