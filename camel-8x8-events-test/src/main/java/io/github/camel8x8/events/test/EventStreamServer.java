/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import io.github.camel8x8.events.test.broker.Broker;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.broker.MessageId;
import io.github.camel8x8.events.test.broker.StoredMessage;
import io.github.camel8x8.events.test.broker.TopicName;
import io.github.camel8x8.events.test.broker.TopicStatus;
import io.github.camel8x8.events.test.fault.Fault;
import io.github.camel8x8.events.test.fault.Rejection;
import io.github.camel8x8.events.test.server.AccessControl;
import io.github.camel8x8.events.test.server.AccessControl.ApiKey;
import io.github.camel8x8.events.test.server.ClientConnection;
import io.github.camel8x8.events.test.server.Endpoint;
import io.github.camel8x8.events.test.server.Pages;
import io.github.camel8x8.events.test.server.WebSocketServer;
import java.util.ArrayList;
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
public final class EventStreamServer implements AutoCloseable {

    private static final int MAX_LAST = 20;

    private final String tenant;
    private final Optional<String> apiKey;
    private final String serviceUrl;
    private final AccessControl access;
    private final WebSocketServer server;
    private final Broker broker;

    EventStreamServer(EventStreamBuilder options) {
        tenant = options.tenant();
        apiKey = Optional.ofNullable(options.apiKey());
        access = options.access();
        server =
                new WebSocketServer(
                        options.settings(),
                        access,
                        options.clock().getZone(),
                        loop ->
                                new Broker(
                                        loop,
                                        options.clock(),
                                        new EventRouting(),
                                        options.history()));
        broker = server.broker();
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
     * Publishes events to {@code all}, in order.
     *
     * @param events the events, in the order to publish them
     * @return the published events, with ids
     */
    public List<Published> publish(Events events) {
        return publishTo(EventRouting.ALL, events);
    }

    /**
     * Publishes one event, as JSON, to {@code all}.
     *
     * @param payload the payload, JSON
     * @return the published events, with ids
     */
    public Published publish(String payload) {
        return publishTo(EventRouting.ALL, payload);
    }

    /**
     * Publishes one message with any text to a topic.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param payload the payload
     * @return the published events, with ids
     */
    public Published publishTo(String topic, String payload) {
        return publishTo(topic, () -> List.of(Message.of(payload))).get(0);
    }

    /**
     * Publishes messages to a topic, in order.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param events the events, in the order to publish them
     * @return the published events, with ids
     */
    public List<Published> publishTo(String topic, Events events) {
        return publish(topic, events.messages(), false);
    }

    /**
     * Publishes messages as one batch, which is stored as one entry of the topic's ledger.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param events the events, in the order to publish them
     * @return the published events, with ids
     */
    public List<Published> publishBatchTo(String topic, Events events) {
        return publish(topic, events.messages(), true);
    }

    /**
     * {@return the messages that a topic contains now, oldest first}
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     */
    public List<Message> messages(String topic) {
        return server.thread()
                .call(() -> broker.messages(name(topic)).stream().map(m -> m.message()).toList());
    }

    /** {@return the types of the last events on {@code all}, up to 20, the newest first} */
    public List<String> lastEventTypes() {
        List<StoredMessage> last =
                server.thread().call(() -> broker.newest(name(EventRouting.ALL), MAX_LAST));
        return last.stream().map(event -> EventRouting.type(event.message())).toList();
    }

    /** {@return all topics, in the order of their creation} */
    public List<TopicStatus> topics() {
        return server.thread().call(broker::status);
    }

    /**
     * {@return the number of messages of a subscription that are not acknowledged; -1 if there is
     * no such subscription}
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param subscription the name of the subscription
     */
    public long backlog(String topic, String subscription) {
        return server.thread().call(() -> broker.backlog(name(topic), subscription));
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

    /**
     * Creates a namespace, with its tenant, if it does not exist.
     *
     * @param ofTenant the tenant
     * @param namespace the namespace, such as {@code event-v1}
     */
    public void createNamespace(String ofTenant, String namespace) {
        server.thread().run(() -> broker.createNamespace(ofTenant, namespace));
    }

    /**
     * Prevents clients from creating topics of the namespace by connecting.
     *
     * @param ofTenant the tenant
     * @param namespace the namespace, such as {@code event-v1}
     */
    public void forbidTopicCreation(String ofTenant, String namespace) {
        server.thread().run(() -> broker.setTopicCreation(ofTenant, namespace, false));
    }

    /**
     * Creates a topic if it does not exist.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     */
    public void createTopic(String topic) {
        server.thread().run(() -> broker.createTopic(name(topic)));
    }

    /**
     * Moves a topic to another broker: sockets stay open, unacknowledged events are redelivered.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     */
    public void unload(String topic) {
        server.thread().run(() -> broker.unload(name(topic)));
    }

    /**
     * Terminates a topic: it accepts no more messages.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     */
    public void terminate(String topic) {
        server.thread().run(() -> broker.terminate(name(topic)));
    }

    /**
     * Deletes a topic while clients are connected. If clients may create topics, their connections
     * immediately create it again and continue. Otherwise, after {@link #forbidTopicCreation}, the
     * connections stay open and silent.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     */
    public void delete(String topic) {
        server.thread().run(() -> broker.delete(name(topic)));
    }

    /**
     * Drops the oldest messages of a topic, as its retention does, and keeps the given number.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param keep the number of messages that stay, from 0
     */
    public void trim(String topic, int keep) {
        server.thread().run(() -> broker.trim(name(topic), keep));
    }

    /**
     * Moves a subscription back to the oldest message of its topic.
     *
     * @param topic the topic: a name such as {@code all}, or {@code namespace/topic}
     * @param subscription the name of the subscription
     */
    public void seekBack(String topic, String subscription) {
        server.thread().run(() -> broker.seekBack(name(topic), subscription));
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

    private List<Published> publish(String topic, List<Message> messages, boolean batch) {
        TopicName name = name(topic);
        List<MessageId> ids = server.thread().call(() -> broker.publish(name, messages, batch));
        List<Published> published = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            published.add(new Published(topic, ids.get(i).toText(), messages.get(i).text()));
        }
        return published;
    }

    private TopicName name(String topic) {
        String[] parts = topic.split("/", 3);
        return switch (parts.length) {
            case 1 -> new TopicName(tenant, EventRouting.EVENTS, parts[0]);
            case 2 -> new TopicName(tenant, parts[0], parts[1]);
            default -> new TopicName(parts[0], parts[1], parts[2]);
        };
    }

    /** Adds brackets to an IPv6 address, which contains colons, for a URL (RFC 3986, 3.2.2). */
    private static String inUrl(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static List<ClientConnection> receiving(List<ClientConnection> all) {
        return all.stream().filter(c -> c.request().endpoint() != Endpoint.PRODUCER).toList();
    }
}
