/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

/**
 * Told of one session, on its channel's thread: must not block. First {@link #opened} or {@link
 * #failed}; after opened any number of frames, then {@link #closed} once; nothing after failed or
 * closed.
 */
interface SessionListener {

    void opened(WebSocketSession session);

    /**
     * No session came about. The cause is a {@link UpgradeRejectedException} where HTTP was
     * answered.
     */
    void failed(Throwable cause);

    /** One whole text or binary message in valid UTF-8. The buffer is used again afterwards. */
    void frame(WebSocketSession session, byte[] buffer, int offset, int length);

    /** One whole message that is not valid UTF-8. The session closes behind it. */
    default void notUtf8(WebSocketSession session, byte[] buffer, int offset, int length) {}

    /** No more frames have come for now. */
    void readComplete();

    void closed(WebSocketSession session, CloseReason reason);
}
