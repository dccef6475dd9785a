/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import io.github.camel8x8.events.test.EventStreamServer;

/**
 * How to configure an application to read from a stream.
 *
 * @param key the key, or a property placeholder for it
 */
record ConnectionGuide(String serviceUrl, String tenant, String key) {

    /** With the key. */
    static ConnectionGuide of(EventStreamServer stream) {
        return of(stream, stream.apiKey().orElse("any"));
    }

    /** Without the key, for a page. */
    static ConnectionGuide withoutKey(EventStreamServer stream) {
        return of(stream, stream.apiKey().isPresent() ? "{{apiKey}}" : "any");
    }

    private static ConnectionGuide of(EventStreamServer stream, String key) {
        return new ConnectionGuide(stream.serviceUrl(), stream.tenant(), key);
    }

    /** The lines of a properties file. */
    String properties() {
        return """
               camel.component.8x8events.service-url = %s
               camel.component.8x8events.tenant = %s
               camel.component.8x8events.api-key = %s
               """
                .formatted(serviceUrl, tenant, key);
    }

    /** The URI of an endpoint. */
    String uri() {
        return "8x8events:all?serviceUrl=%s&tenant=%s&apiKey=%s"
                .formatted(serviceUrl, tenant, keyInUri());
    }

    /** A route in Java that logs each event. */
    String javaRoute() {
        return "from(\"%s\").log(\"${body}\");".formatted(uri());
    }

    /** The same route in YAML. */
    String yamlRoute() {
        return """
               - from:
                   uri: 8x8events:all
                   parameters:
                     serviceUrl: %s
                     tenant: %s
                     apiKey: "%s"
                   steps:
                     - log: "${body}"
               """
                .formatted(serviceUrl, tenant, keyInUri());
    }

    /** Only a URI needs RAW; in a properties file it would become part of the key. */
    private String keyInUri() {
        return key.equals("any") || key.startsWith("{{") ? key : "RAW(" + key + ")";
    }
}
