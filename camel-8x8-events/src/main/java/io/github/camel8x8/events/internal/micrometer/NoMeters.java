/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.micrometer;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.EventStream;

/** Measures nothing. */
enum NoMeters implements StreamMeters {
    INSTANCE;

    @Override
    public void watch(EventStream stream) {
        // no meters
    }

    @Override
    public void unwatch() {
        // no meters
    }

    @Override
    public void routed(MessageFrame message) {
        // no meters
    }

    @Override
    public void remove() {
        // no meters
    }
}
