/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;

/** Why a session ended, according to a close frame or an exception. Masks secrets. */
final class CloseReasons {

    /** Netty rejects all other invalid codes (RFC 6455, 7.4.2). */
    private static final int MAX_CLOSE_CODE = 4999;

    private final Secrets secrets;

    /**
     * @param secrets masked in texts of the server
     */
    CloseReasons(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The session ended without a close frame. */
    CloseReason abnormal(Throwable cause) {
        return new CloseReason(CloseReason.ABNORMAL, describe(cause));
    }

    /** This client closed the session, and the server did not reply. */
    static CloseReason unanswered(CloseReason ours) {
        return new CloseReason(ours.code(), ours.text() + ", not answered by the server");
    }

    /** Netty's decoder rejected a frame. */
    CloseReason corrupted(CorruptedWebSocketFrameException cause) {
        int code = cause.closeStatus().code();
        return code == CloseReason.TOO_BIG
                ? CloseReason.MESSAGE_TOO_LARGE
                : new CloseReason(code, describe(cause));
    }

    /** The server sent a close frame. */
    CloseReason ofServer(CloseWebSocketFrame close) {
        if (hasInvalidCode(close)) {
            return new CloseReason(
                    CloseReason.PROTOCOL_ERROR,
                    "server closed with the invalid code " + close.statusCode());
        }
        int code = close.statusCode() < 0 ? CloseReason.NO_CODE : close.statusCode();
        String said = close.reasonText();
        boolean silent = said == null || said.isEmpty();
        return new CloseReason(
                code, silent ? "closed by the server" : "server: " + secrets.printable(said));
    }

    /** Whether the close frame of the server must not be echoed. */
    static boolean hasInvalidCode(CloseWebSocketFrame close) {
        return close.statusCode() > MAX_CLOSE_CODE;
    }

    private String describe(Throwable cause) {
        String text = cause.getMessage();
        return cause.getClass().getSimpleName()
                + (text == null ? "" : ": " + secrets.printable(text));
    }
}
