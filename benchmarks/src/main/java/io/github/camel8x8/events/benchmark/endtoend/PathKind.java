/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import java.util.Locale;

/** The clients that carry events into a target. */
public enum PathKind {
    /** The component. */
    COMPONENT("**`8x8events:` in a route**"),
    /** The other Camel component that can be a WebSocket client. */
    VERTX_ROUTE("`camel-vertx-websocket` 4.17.0 in a route"),
    /** The approach of 8x8's examples, with the library of the target. */
    LOOP("Java-WebSocket and Jackson databind, as in 8x8's examples");

    private final String label;

    PathKind(String label) {
        this.label = label;
    }

    /** The description in Markdown. */
    public String label() {
        return label;
    }

    /** The name in names of topics and tables. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether there is such a path. Kafka's producer, which the loop uses, forms batches
     * internally.
     */
    public boolean supports(Target target) {
        return this != LOOP || target != Target.KAFKA_BATCHES;
    }

    /** Creates a path that is not connected yet. */
    DeliveryPath create(PathOrder order) throws Exception {
        return switch (this) {
            case COMPONENT -> new ComponentPath(order);
            case VERTX_ROUTE -> new VertxPath(order);
            case LOOP -> new LoopPath(order);
        };
    }
}
