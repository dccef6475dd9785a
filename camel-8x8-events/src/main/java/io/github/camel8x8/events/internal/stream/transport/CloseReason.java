/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

/**
 * Why a session ended.
 *
 * @param code the WebSocket close code (RFC 6455, 7.4); as in the RFC, 1005 means no code in the
 *     close frame, and 1006 means no close frame
 * @param text the reason, as worded by this client or by the server
 */
public record CloseReason(int code, String text) {

    public static final int NORMAL = 1000;
    static final int PROTOCOL_ERROR = 1002;
    static final int NO_CODE = 1005;
    static final int ABNORMAL = 1006;
    public static final int NOT_UTF8 = 1007;
    public static final int POLICY = 1008;
    public static final int TOO_BIG = 1009;

    /**
     * This client rejects a message. A server that closes with 1009 rejects a message of the
     * client.
     */
    public static final CloseReason MESSAGE_TOO_LARGE =
            new CloseReason(TOO_BIG, "message larger than this client accepts");

    @Override
    public String toString() {
        return text + " (" + code + ")";
    }
}
