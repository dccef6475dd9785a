/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.micrometer;

import io.github.camel8x8.events.stream.EventStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Measures nothing. */
enum NoMeters implements StreamMeters {
    INSTANCE;

    @Override
    public void watch(EventStream stream) {
        // nobody looks
    }

    @Override
    public void routed(@Nullable Instant published) {
        // nobody looks
    }

    @Override
    public void remove() {
        // there are none
    }
}
