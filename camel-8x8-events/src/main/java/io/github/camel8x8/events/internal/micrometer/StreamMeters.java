/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.micrometer;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.EventStream;

/**
 * The meters of one stream, see the package; without Micrometer they measure nothing. Safe for use
 * by several threads; no method blocks or fails.
 */
public interface StreamMeters {

    /**
     * Publishes the counts and the state of this stream from now on. Must be called once.
     *
     * @param stream the stream
     */
    void watch(EventStream stream);

    /** The stream has ended, and others read its topic: removes the counts and the state. */
    void unwatch();

    /**
     * An event enters the route.
     *
     * @param message the event
     */
    void routed(MessageFrame message);

    /** Removes the meters from the registry. */
    void remove();
}
