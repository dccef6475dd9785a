/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import io.github.camel8x8.events.test.EventStreamServer;

/** Shows how to configure an application to read from this stream. */
final class Banner {

    private Banner() {}

    /** For the terminal, with the key. */
    static String of(EventStreamServer stream, Options options) {
        return of(stream, options, stream.apiKey().orElse("any"));
    }

    /** For the status page, without the key. */
    static String withoutKey(EventStreamServer stream, Options options) {
        return of(stream, options, stream.apiKey().isPresent() ? "{{apiKey}}" : "any");
    }

    private static String of(EventStreamServer stream, Options options, String key) {
        return """
               A local 8x8 event stream is open. Press Ctrl+C to close it.

               In application.properties:
                 camel.component.8x8events.service-url = %1$s
                 camel.component.8x8events.tenant = %2$s
                 camel.component.8x8events.api-key = %3$s

               Or in the URI of a route:
                 8x8events:all?serviceUrl=%1$s&tenant=%2$s&apiKey=%4$s

                 topics          all, or an event type such as InteractionCreated, or agent-v1/{agentId}
                 contact center  %5$s
                 status page     %6$s/
               """
                .formatted(
                        stream.serviceUrl(),
                        stream.tenant(),
                        key,
                        // Only a URI needs RAW; in a properties file it would become part of the
                        // key.
                        key.startsWith("{{") ? key : "RAW(" + key + ")",
                        options.rate() > 0
                                ? options.rate() + " events a second, seed " + options.seed()
                                : "closed",
                        stream.serviceUrl().replaceFirst("ws", "http"));
    }
}
