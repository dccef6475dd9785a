/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.micrometer;

import io.github.camel8x8.events.protocol.MessageFrame;
import io.github.camel8x8.events.stream.EventStream;
import io.github.camel8x8.events.stream.options.TopicName;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one stream, see the package; without Micrometer they measure nothing. Safe for use
 * by several threads; no method blocks or fails.
 */
public interface StreamMeters {

    /**
     * Looks for a meter registry, and creates the meters in it.
     *
     * @param camel the context whose registry is searched
     * @param routeId the route, or null for a consumer outside of one
     * @param topic the topic of the stream
     * @return the meters; they do nothing if there is no registry
     */
    static StreamMeters of(CamelContext camel, @Nullable String routeId, TopicName topic) {
        return MicrometerPresence.isPresent()
                ? RegisteredMeters.of(camel, routeId, topic)
                : NoMeters.INSTANCE;
    }

    /**
     * Publishes the counts and the state of this stream from now on. Must be called once.
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

    /** Removes the meters from the registry. */
    void remove();
}
