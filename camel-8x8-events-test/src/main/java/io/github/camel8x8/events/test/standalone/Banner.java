/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import io.github.camel8x8.events.test.EventStreamServer;

/** Shows in the terminal how to configure an application to read from this stream, with the key. */
final class Banner {

    private Banner() {}

    static String of(EventStreamServer stream, Options options) {
        ConnectionGuide guide = ConnectionGuide.of(stream);
        return """
               A local 8x8 event stream is open. Press Ctrl+C to close it.

               In application.properties:
               %s
               Or in the URI of a route:
                 %s

                 topics          all, or an event type such as InteractionCreated, or agent-v1/{agentId}
                 contact center  %s
                 status page     %s/
               """
                .formatted(
                        guide.properties().indent(2),
                        guide.uri(),
                        options.contactCenter(),
                        stream.serviceUrl().replaceFirst("ws", "http"));
    }
}
