/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.micrometer;

import io.github.camel8x8.events.internal.stream.options.TopicName;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Creates the meters of streams, if the class loader of the component can load Micrometer. */
public final class StreamMetersFactory {

    private static final String REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    private StreamMetersFactory() {}

    /**
     * Looks for a meter registry, and creates the meters in it.
     *
     * @param camel the context whose registry is searched
     * @param routeId the route, or null for a consumer outside of one
     * @param topic the topic of the stream
     * @return the meters; they do nothing if there is no registry
     */
    public static StreamMeters create(
            CamelContext camel, @Nullable String routeId, TopicName topic) {
        return isMicrometerPresent()
                ? RegisteredMeters.of(camel, routeId, topic)
                : NoMeters.INSTANCE;
    }

    static boolean isMicrometerPresent() {
        try {
            Class.forName(REGISTRY, false, StreamMetersFactory.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
