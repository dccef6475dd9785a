/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.Broker;
import io.github.camel8x8.events.test.fault.Rejection;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * State that all connections of a server share. Used only on the server's thread, except final
 * fields.
 */
final class Desk {

    private static final int MAX_REMEMBERED = 1000;

    private final ServerSettings settings;
    private final AccessControl access;
    private final Broker broker;
    private final OneThread thread;
    private final FrameWriter writer;
    private final FaultPlan plan = new FaultPlan();
    private final Deque<Rejection> rejections = new ArrayDeque<>();
    private final Set<ClientConnection> open = new LinkedHashSet<>();
    private final Deque<ClientConnection> all = new ArrayDeque<>();
    private final AtomicLong requests = new AtomicLong();
    private SocketAddress address;
    private volatile Pages pages = Pages.NONE;

    Desk(
            ServerSettings settings,
            AccessControl access,
            Broker broker,
            OneThread thread,
            FrameWriter writer,
            SocketAddress address) {
        this.settings = settings;
        this.access = access;
        this.broker = broker;
        this.thread = thread;
        this.writer = writer;
        this.address = address;
    }

    ServerSettings settings() {
        return settings;
    }

    AccessControl access() {
        return access;
    }

    Broker broker() {
        return broker;
    }

    OneThread thread() {
        return thread;
    }

    FrameWriter writer() {
        return writer;
    }

    FaultPlan plan() {
        return plan;
    }

    Pages pages() {
        return pages;
    }

    void setPages(Pages pages) {
        this.pages = pages;
    }

    void setAddress(SocketAddress address) {
        this.address = address;
    }

    Failures failures(Endpoint endpoint) {
        return new Failures(endpoint, address, requests);
    }

    @Nullable Rejection nextRejection() {
        return rejections.poll();
    }

    void reject(int times, Rejection rejection) {
        for (int i = 0; i < times; i++) {
            rejections.add(rejection);
        }
    }

    void rejectNoMore() {
        rejections.clear();
    }

    void connected(ClientConnection client) {
        open.add(client);
        all.add(client);
        if (all.size() > MAX_REMEMBERED) {
            all.remove();
        }
    }

    void disconnected(ClientConnection client) {
        open.remove(client);
    }

    List<ClientConnection> open() {
        return List.copyOf(open);
    }

    List<ClientConnection> all() {
        return new ArrayList<>(all);
    }
}
