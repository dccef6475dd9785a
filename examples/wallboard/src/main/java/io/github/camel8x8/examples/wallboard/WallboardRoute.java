/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.examples.wallboard.model.Wallboard;
import org.apache.camel.builder.RouteBuilder;

/** Passes all events of the tenant to the wallboard. */
final class WallboardRoute extends RouteBuilder {

    private final Wallboard wallboard;

    WallboardRoute(Wallboard wallboard) {
        this.wallboard = wallboard;
    }

    @Override
    public void configure() {
        from("8x8events:all?messageId={{wallboard.from}}")
                .routeId("wallboard")
                .process(exchange -> wallboard.apply(exchange.getMessage().getBody(Event.class)));
    }
}
