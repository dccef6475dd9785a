/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.flow.AckSender;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An open WebSocket session. Any thread may call it. */
public interface Session extends AckSender {

    /**
     * Closes with RFC 6455's handshake: sends all queued frames and a close frame, then waits for
     * the server's, at most for the close timeout. The listener is notified as of any other end.
     *
     * @return completes when the connection is closed
     */
    CompletableFuture<Void> close(int code, String reason);

    /**
     * {@return the time by the server's clock at which it accepted the session, in whole seconds;
     * null if the server did not send it}
     */
    default @Nullable Instant acceptedAt() {
        return null;
    }
}
