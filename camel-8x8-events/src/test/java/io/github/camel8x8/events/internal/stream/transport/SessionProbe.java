/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Records the reports of a session, and lets a test wait for them. */
public class SessionProbe implements SessionListener {

    private static final int TIMEOUT_SECONDS = 20;

    /** All reports except frames, in order: {@code opened}, {@code failed}, {@code closed}. */
    final List<String> events = new CopyOnWriteArrayList<>();

    private final CompletableFuture<WebSocketSession> opened = new CompletableFuture<>();
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
    private final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();

    WebSocketSession awaitOpened() throws Exception {
        return opened.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    Throwable awaitFailed() throws Exception {
        return failed.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    public UpgradeRejection awaitRejected() throws Exception {
        return ((UpgradeRejectedException) awaitFailed()).rejection();
    }

    public CloseReason awaitClosed() throws Exception {
        return closed.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    byte[] awaitFrame() throws Exception {
        byte[] frame = frames.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("no frame has arrived; events: " + events);
        }
        return frame;
    }

    String awaitText() throws Exception {
        return new String(awaitFrame(), UTF_8);
    }

    int framesLeft() {
        return frames.size();
    }

    @Override
    public void opened(Session session) {
        events.add("opened");
        opened.complete((WebSocketSession) session);
    }

    @Override
    public void failed(Throwable cause) {
        events.add("failed");
        failed.complete(cause);
    }

    @Override
    public void frame(Session session, byte[] buffer, int offset, int length) {
        byte[] copy = new byte[length];
        System.arraycopy(buffer, offset, copy, 0, length);
        frames.add(copy);
    }

    @Override
    public void readComplete() {}

    @Override
    public void closed(Session session, CloseReason reason) {
        events.add("closed");
        closed.complete(reason);
    }
}
