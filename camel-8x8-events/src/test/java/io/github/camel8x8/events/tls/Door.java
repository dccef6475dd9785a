/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A proxy in front of a server on this machine: forwards a connection unchanged after it has
 * presented the required credentials.
 */
public final class Door implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;
    private final Keeper keeper;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private Door(ServerSocket listening, int target, Keeper keeper) {
        this.listening = listening;
        this.target = target;
        this.keeper = keeper;
        start(this::acceptAll);
    }

    /**
     * Opens a TLS server.
     *
     * @param keys the server's keys
     * @param clients the trusted client certificates, or null to accept all clients
     */
    public static Door tls(KeyStore keys, KeyStore clients, int target) throws Exception {
        KeyManagerFactory ours = KeyManagerFactory.getInstance("PKIX");
        ours.init(keys, TestAuthority.PASSWORD.toCharArray());
        TrustManagerFactory theirs = TrustManagerFactory.getInstance("PKIX");
        theirs.init(clients);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                ours.getKeyManagers(), clients == null ? null : theirs.getTrustManagers(), null);
        SSLServerSocket listening =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listening.setNeedClientAuth(clients != null);
        return new Door(
                listening,
                target,
                (door, client) -> {
                    ((SSLSocket) client).startHandshake();
                    return true;
                });
    }

    /**
     * Opens an HTTP proxy.
     *
     * @param authorization the required value of Proxy-Authorization, or null for none
     */
    public static Door proxy(String authorization, int target) throws IOException {
        return new Door(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                target,
                (door, client) -> {
                    String head = readHead(client.getInputStream());
                    door.asked.add(head);
                    boolean opens =
                            authorization == null
                                    || head.contains(
                                            "Proxy-Authorization: " + authorization + "\r\n")
                                    || head.contains(
                                            "proxy-authorization: " + authorization + "\r\n");
                    String answer =
                            opens
                                    ? "HTTP/1.1 200 Connection established\r\n\r\n"
                                    : "HTTP/1.1 407 Proxy Authentication Required\r\n"
                                            + "Proxy-Authenticate: Basic realm=\"door\"\r\n"
                                            + "Content-Length: 0\r\n\r\n";
                    client.getOutputStream().write(answer.getBytes(ISO_8859_1));
                    return opens;
                });
    }

    /** The port that it listens on. */
    public int port() {
        return listening.getLocalPort();
    }

    /** The heads of the requests to a proxy. */
    public List<String> asked() {
        return asked;
    }

    private void acceptAll() throws IOException {
        while (true) {
            Socket client = listening.accept();
            sockets.add(client);
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            if (keeper.opens(this, client)) {
                try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                    sockets.add(server);
                    start(() -> pump(server, client));
                    pump(client, server);
                }
            }
        }
    }

    private static void pump(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[8192];
        int count;
        while ((count = in.read(buffer)) >= 0) {
            out.write(buffer, 0, count);
            out.flush();
        }
        to.close();
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int b;
        while (head.indexOf("\r\n\r\n") < 0 && (b = in.read()) >= 0) {
            head.append((char) b);
        }
        return head.toString();
    }

    private static void start(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                // one of the two is closed, or the door is closed
                            }
                        },
                        "door");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    @FunctionalInterface
    private interface Keeper {
        boolean opens(Door door, Socket client) throws IOException;
    }
}
