/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import io.github.camel8x8.events.test.broker.TopicName;
import io.github.camel8x8.events.test.fault.Fault;
import io.github.camel8x8.events.test.fault.Rejection;
import io.github.camel8x8.events.test.server.AccessControl;
import io.github.camel8x8.events.test.server.AccessControl.ApiKey;
import io.github.camel8x8.events.test.server.ClientConnection;
import io.github.camel8x8.events.test.server.Endpoint;
import io.github.camel8x8.events.test.server.Pages;
import io.github.camel8x8.events.test.server.WebSocketServer;
import java.util.List;
import java.util.Optional;

/**
 * An 8x8 event stream in this process: {@code 8x8events:all?serviceUrl=...&tenant=tenant01} reads
 * it. As at 8x8, events published to {@code all} are also published to the topics of the event's
 * type and agent.
 *
 * <p>A topic is named as in the component: {@code all}, an event type, {@code agent-v1/} and an
 * agent id; or {@code tenant/namespace/topic}. The first client or message creates a topic.
 *
 * <p>Every method may be called from any thread, but {@link #stop}, {@link #kill}, {@link #restart}
 * and {@link #close} by only one thread at a time. A call returns after it has taken effect in the
 * server; clients may not have observed the effect yet. {@link #expect} waits for them.
 */
public final class EventStreamServer extends StreamTopics implements AutoCloseable {

    private final String tenant;
    private final Optional<String> apiKey;
    private final String serviceUrl;
    private final AccessControl access;
    private final WebSocketServer server;

    /** See {@link EventStreamBuilder#start}. */
    EventStreamServer(EventStreamBuilder options, AccessControl access, WebSocketServer server) {
        super(options.tenant(), server);
        this.tenant = options.tenant();
        this.apiKey = Optional.ofNullable(options.apiKey());
        this.access = access;
        this.server = server;
        for (String owner : options.tenants()) {
            createNamespace(owner, EventRouting.EVENTS);
            createNamespace(owner, EventRouting.AGENTS);
        }
        try {
            server.start();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        serviceUrl =
                (options.isSecure() ? "wss://" : "ws://")
                        + inUrl(options.host())
                        + ":"
                        + server.port();
    }

    /**
     * Starts a server that needs no key, on a free port of the loopback interface.
     *
     * @return the server, which accepts connections
     */
    public static EventStreamServer start() {
        return builder().start();
    }

    /** {@return a builder for a server with other settings} */
    public static EventStreamBuilder builder() {
        return new EventStreamBuilder();
    }

    /**
     * {@return the value for the option {@code serviceUrl}: {@code ws://127.0.0.1:port}, {@code
     * ws://[::1]:port}}
     */
    public String serviceUrl() {
        return serviceUrl;
    }

    /** {@return the port that the server listens on} */
    public int port() {
        return server.port();
    }

    /** {@return the value for the option {@code tenant}} */
    public String tenant() {
        return tenant;
    }

    /** {@return the value for the option {@code apiKey}; empty if clients need no key} */
    public Optional<String> apiKey() {
        return apiKey;
    }

    /**
     * {@return the readers and consumers that are connected now, in the order of their connections}
     */
    public List<ClientConnection> clients() {
        return receiving(server.connected());
    }

    /**
     * {@return the readers and consumers of a topic that are connected now}
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     */
    public List<ClientConnection> clients(String topic) {
        TopicName name = name(topic);
        return clients().stream().filter(c -> c.request().topic().equals(name)).toList();
    }

    /** {@return the last 1,000 readers and consumers that have connected, in order} */
    public List<ClientConnection> connections() {
        return receiving(server.connections());
    }

    /**
     * Waits for clients to reach an expected state, and fails if they do not.
     *
     * @return expectations that wait up to 10 seconds
     */
    public Expectations expect() {
        return new Expectations(this);
    }

    /**
     * Injects a fault into all current connections.
     *
     * @param fault the fault
     */
    public void inject(Fault fault) {
        clients().forEach(client -> client.inject(fault));
    }

    /**
     * Injects a fault into the client that receives the n-th event from now on, right after that
     * event. Events are counted over all clients, from 1.
     *
     * @param n the count of events up to the fault, from 1
     * @param fault the fault
     */
    public void injectAfter(int n, Fault fault) {
        server.faultAfter(n, fault);
    }

    /** Ends all connections without a closing handshake. */
    public void dropConnections() {
        inject(Fault.drop());
    }

    /** Ends {@link Fault#freeze()} for all. */
    public void unfreeze() {
        clients().forEach(ClientConnection::unfreeze);
    }

    /**
     * Rejects the next connection attempts of readers and consumers.
     *
     * @param upgrades the number of connection attempts, from 1
     * @param rejection the answer to them
     */
    public void rejectNext(int upgrades, Rejection rejection) {
        server.rejectNext(upgrades, rejection);
    }

    /** Cancels the remaining rejections of {@link #rejectNext}. */
    public void rejectNoMore() {
        server.rejectNoMore();
    }

    /**
     * Adds a valid key; from now on clients need a key.
     *
     * @param key the key as clients send it
     */
    public void addApiKey(String key) {
        access.add(new ApiKey(tenant, key, topic -> true));
    }

    /**
     * Makes a key invalid. Clients that are connected with it stay connected.
     *
     * @param key the key as clients send it
     */
    public void revokeApiKey(String key) {
        access.revoke(key);
    }

    /** Stops cleanly: clients receive a close frame without a code. Messages are kept. */
    public void stop() {
        server.stop();
    }

    /** Stops immediately: connections break without a closing handshake. Messages are kept. */
    public void kill() {
        server.kill();
    }

    /**
     * Starts again at the same address. Stops cleanly first, unless {@link #stop} or {@link #kill}
     * has been called.
     */
    public void restart() {
        stop();
        server.start();
    }

    /**
     * Sets the pages that browsers receive at paths that are not endpoints.
     *
     * @param pages the pages by path
     */
    public void setPages(Pages pages) {
        server.setPages(pages);
    }

    /** Stops permanently. */
    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "event stream of " + tenant + " at " + serviceUrl;
    }

    /** Adds brackets to an IPv6 address, which contains colons, for a URL (RFC 3986, 3.2.2). */
    private static String inUrl(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static List<ClientConnection> receiving(List<ClientConnection> all) {
        return all.stream().filter(c -> c.request().endpoint() != Endpoint.PRODUCER).toList();
    }
}
