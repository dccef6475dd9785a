/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.micrometer;

import io.github.camel8x8.events.protocol.MessageFrame;
import io.github.camel8x8.events.stream.EventStream;
import io.github.camel8x8.events.stream.options.TopicName;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one stream, see the package; they measure nothing where there is no Micrometer.
 * Safe for use by several threads; no method blocks or fails.
 */
public interface StreamMeters {

    /**
     * Looks for a meter registry, and makes the meters in it.
     *
     * @param camel where to look
     * @param routeId the route, or null for a consumer outside of one
     * @param topic what the stream reads
     * @return the meters; they do nothing if there is no registry
     */
    static StreamMeters of(CamelContext camel, @Nullable String routeId, TopicName topic) {
        return MicrometerPresence.isPresent()
                ? RegisteredMeters.of(camel, routeId, topic)
                : NoMeters.INSTANCE;
    }

    /**
     * From now on the counts and the state of this stream are shown. To be called once.
     *
     * @param stream the stream
     */
    void watch(EventStream stream);

    /**
     * An event enters the route.
     *
     * @param message the event
     */
    void routed(MessageFrame message);

    /** Takes the meters out of the registry. */
    void remove();
}
