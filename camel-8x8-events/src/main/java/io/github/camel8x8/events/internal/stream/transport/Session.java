/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.flow.AckSender;
import java.util.concurrent.CompletableFuture;

/** An open WebSocket session. Any thread may call it. */
public interface Session extends AckSender {

    /**
     * Closes with RFC 6455's handshake: sends all queued frames and a close frame, then waits for
     * the server's, at most for the close timeout. The listener is notified as of any other end.
     *
     * @return completes when the connection is closed
     */
    CompletableFuture<Void> close(int code, String reason);
}
