/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import io.github.camel8x8.events.test.EventStreamServer;

/** Says what to put into a route. */
final class Banner {

    private Banner() {}

    /** For the terminal, with the key. */
    static String of(EventStreamServer stream, Options options) {
        return of(stream, options, stream.apiKey().map(key -> "RAW(" + key + ")").orElse("any"));
    }

    /** For everyone who can reach the page, without the key. */
    static String withoutKey(EventStreamServer stream, Options options) {
        return of(stream, options, stream.apiKey().map(key -> "{{apiKey}}").orElse("any"));
    }

    private static String of(EventStreamServer stream, Options options, String key) {
        return """
               A local 8x8 event stream is open. Press Ctrl+C to close it.

                 from("8x8events:all?serviceUrl=%1$s&tenant=%2$s&apiKey=%3$s")

                 serviceUrl  %1$s
                 tenant      %2$s
                 apiKey      %3$s
                 topics      all, or an event type such as InteractionCreated, or agent-v1/{agentId}
                 contact centre  %4$s
                 status page %5$s/
               """
                .formatted(
                        stream.serviceUrl(),
                        stream.tenant(),
                        key,
                        options.rate() > 0
                                ? options.rate() + " events a second, seed " + options.seed()
                                : "closed",
                        stream.serviceUrl().replaceFirst("ws", "http"));
    }
}
