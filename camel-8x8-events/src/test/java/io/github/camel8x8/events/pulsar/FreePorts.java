/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * Ports on which a server can restart. They are below the range that systems use for outgoing
 * connections: a port in that range could be given to a client that reconnects while the server is
 * down, and then the server could not bind it again.
 */
final class FreePorts {

    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private final Random random = new Random();

    int next() {
        return random.ints(LOWEST, HIGHEST)
                .limit(1000)
                .filter(FreePorts::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
