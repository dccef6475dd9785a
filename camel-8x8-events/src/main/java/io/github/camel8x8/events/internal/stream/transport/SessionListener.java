/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

/**
 * Observes one session, on its channel's thread: must not block. The first call is {@link #opened}
 * or {@link #failed}; after opened, any number of frames follow, then {@link #closed} once; nothing
 * after failed or closed.
 */
public interface SessionListener {

    void opened(Session session);

    /**
     * No session was opened. The cause is an {@link UpgradeRejectedException} if there was an HTTP
     * response.
     */
    void failed(Throwable cause);

    /** One whole text or binary message in valid UTF-8. The buffer is reused afterwards. */
    void frame(Session session, byte[] buffer, int offset, int length);

    /** One whole message that is not valid UTF-8. The session closes after it. */
    default void notUtf8(Session session, byte[] buffer, int offset, int length) {}

    /** No more frames are available for now. */
    void readComplete();

    void closed(Session session, CloseReason reason);
}
