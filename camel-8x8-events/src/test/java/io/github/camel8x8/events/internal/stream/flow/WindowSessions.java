/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;

/** Opens and loses the sessions of a window as a stream does, without connections. */
final class WindowSessions {

    private WindowSessions() {}

    /** Connects, and opens the first session, or the next one after a session is lost. */
    static CapturedFrames open(Window window) {
        window.connecting();
        return opened(window);
    }

    /** Loses the session, and opens the next one. */
    static CapturedFrames reopen(Window window) {
        window.lost();
        return open(window);
    }

    /** Opens a session for a window that is already connecting. */
    static CapturedFrames opened(Window window) {
        CapturedFrames session = new CapturedFrames();
        window.opened(session);
        return session;
    }

    /** An event that has arrived, and whose processing has begun. */
    static Delivery begun(Window window, CapturedFrames session, long entry) {
        Delivery delivery = window.arrived(session, message(entry));
        assertThat(delivery.begin()).isTrue();
        return delivery;
    }
}
