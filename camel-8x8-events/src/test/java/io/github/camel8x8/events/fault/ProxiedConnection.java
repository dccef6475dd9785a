/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection through the proxy: a thread for each direction. */
final class ProxiedConnection {

    private static final int BUFFER = 64 * 1024;

    private final Socket client;
    private final Socket server;
    private final NetworkConditions conditions;

    ProxiedConnection(Socket client, Socket server, NetworkConditions conditions)
            throws IOException {
        this.client = client;
        this.server = server;
        this.conditions = conditions;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void start(Runnable whenOver) {
        AtomicInteger running = new AtomicInteger(2);
        Runnable whenOneIsOver =
                () -> {
                    if (running.decrementAndGet() == 0) {
                        close(client);
                        close(server);
                        whenOver.run();
                    }
                };
        pump("up", client, server, whenOneIsOver);
        pump("down", server, client, whenOneIsOver);
    }

    /** Sends the end of the stream to both sides. */
    void finish() {
        shutdown(client);
        shutdown(server);
    }

    /** Resets the connection on both sides. */
    void reset() {
        for (Socket socket : new Socket[] {client, server}) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // closed already
            }
            close(socket);
        }
    }

    private void pump(String name, Socket from, Socket to, Runnable whenOver) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                pump(from.getInputStream(), to.getOutputStream());
                            } catch (IOException e) {
                                // the connection is broken, as expected
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } finally {
                                shutdown(to);
                                whenOver.run();
                            }
                        },
                        "proxy " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void pump(InputStream from, OutputStream to) throws IOException, InterruptedException {
        CloseFrameFilter filter = new CloseFrameFilter();
        byte[] buffer = new byte[BUFFER];
        int read;
        while ((read = from.read(buffer)) >= 0) {
            conditions.awaitArrival(System.nanoTime());
            int kept = filter.filter(buffer, read, conditions.dropsCloseFrames());
            int sent = 0;
            while (sent < kept) {
                conditions.awaitThaw();
                int portion = Math.min(conditions.portion(), kept - sent);
                to.write(buffer, sent, portion);
                sent += portion;
                conditions.awaitPassage(portion);
            }
        }
    }

    private static void shutdown(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // closed already
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing to close
        }
    }
}
