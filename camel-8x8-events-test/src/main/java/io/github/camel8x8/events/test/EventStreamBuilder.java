/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import io.github.camel8x8.events.test.broker.Broker;
import io.github.camel8x8.events.test.broker.TopicName;
import io.github.camel8x8.events.test.server.AccessControl;
import io.github.camel8x8.events.test.server.AccessControl.ApiKey;
import io.github.camel8x8.events.test.server.ServerSettings;
import io.github.camel8x8.events.test.server.WebSocketServer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Configures an {@link EventStreamServer}. Every setting has a default. */
public final class EventStreamBuilder {

    private static final int MAX_PORT = 65_535;

    private final List<ApiKey> keys = new ArrayList<>();
    private String host = "127.0.0.1";
    private int port;
    private String tenant = "tenant01";
    private @Nullable String apiKey;
    private int history = 100_000;
    private Duration idleTimeout = Duration.ofMinutes(5);
    private @Nullable Duration pingInterval;
    private @Nullable SSLContext sslContext;
    private Duration partitionUpdateInterval = Duration.ofSeconds(60);
    private Clock clock = Clock.system(ZoneId.systemDefault());

    EventStreamBuilder() {}

    /**
     * The address to listen on; by default 127.0.0.1, which other machines cannot reach.
     *
     * @param address an IP address or a host name of this machine
     * @return this builder
     */
    public EventStreamBuilder host(String address) {
        host = address;
        return this;
    }

    /**
     * The port to listen on, 1 to 65535; 0, the default, selects any free port.
     *
     * @param number the port, 0 to 65535
     * @return this builder
     */
    public EventStreamBuilder port(int number) {
        check(number >= 0 && number <= MAX_PORT, "port", number, "0 to 65535");
        port = number;
        return this;
    }

    /**
     * The customer; by default {@code tenant01}.
     *
     * @param name the name of the tenant
     * @return this builder
     */
    public EventStreamBuilder tenant(String name) {
        tenant = name;
        return this;
    }

    /**
     * Adds a key that is valid for all topics of the tenant. By default no key is needed; after the
     * first one is added, clients without a key are rejected with 401.
     *
     * @param key the key as clients send it
     * @return this builder
     */
    public EventStreamBuilder apiKey(String key) {
        apiKey = key;
        return this;
    }

    /**
     * Adds a key for all topics of a tenant, and creates the tenant.
     *
     * @param ofTenant the tenant
     * @param key the key as clients send it
     * @return this builder
     */
    public EventStreamBuilder apiKey(String ofTenant, String key) {
        keys.add(new ApiKey(ofTenant, key, topic -> true));
        return this;
    }

    /**
     * Adds a key of the tenant for some topics only; other topics reject it with 403.
     *
     * @param key the key as clients send it
     * @param topics such as {@code InteractionCreated} or {@code agent-v1/agAgl...}
     * @return this builder
     */
    public EventStreamBuilder restrictedApiKey(String key, String... topics) {
        Set<String> names = Set.of(topics);
        keys.add(new ApiKey("", key, topic -> names.contains(shortName(topic))));
        return this;
    }

    /**
     * How many messages each topic or partition keeps in memory, from 1; by default 100,000.
     * Consider memory if there are many agents: each has a separate topic.
     *
     * @param messages the number of messages, from 1
     * @return this builder
     */
    public EventStreamBuilder history(int messages) {
        check(messages > 0, "history", messages, "1 and more");
        history = messages;
        return this;
    }

    /**
     * The time without traffic after which a connection is closed (1001); by default 300 s.
     *
     * @param time the time, above 0
     * @return this builder
     */
    public EventStreamBuilder idleTimeout(Duration time) {
        check(time.toMillis() > 0, "idleTimeout", time, "1 ms and more");
        idleTimeout = time;
        return this;
    }

    /**
     * How often the server pings; by default never.
     *
     * @param time the time, above 0
     * @return this builder
     */
    public EventStreamBuilder pingInterval(Duration time) {
        check(time.toMillis() > 0, "pingInterval", time, "1 ms and more");
        pingInterval = time;
        return this;
    }

    /**
     * Listens with TLS, so that the URL is {@code wss://}.
     *
     * @param context the server's key and certificate
     * @return this builder
     */
    public EventStreamBuilder sslContext(SSLContext context) {
        sslContext = context;
        return this;
    }

    /**
     * Provides the publish times, in the clock's zone; by default the system clock.
     *
     * @param time the clock
     * @return this builder
     */
    public EventStreamBuilder clock(Clock time) {
        clock = time;
        return this;
    }

    /**
     * The time after which clients that are connected to a partitioned topic receive messages of a
     * new partition; by default 60 s, as on Pulsar, where it is the longest time.
     *
     * @param time the time, from 0
     * @return this builder
     */
    public EventStreamBuilder partitionUpdateInterval(Duration time) {
        check(!time.isNegative(), "partitionUpdateInterval", time, "0 and more");
        partitionUpdateInterval = time;
        return this;
    }

    /**
     * Starts the server.
     *
     * @return the server, which accepts connections
     * @throws RuntimeException if the port cannot be bound
     */
    public EventStreamServer start() {
        AccessControl access = access();
        return new EventStreamServer(this, access, server(access));
    }

    String host() {
        return host;
    }

    String tenant() {
        return tenant;
    }

    @Nullable String apiKey() {
        return apiKey;
    }

    boolean isSecure() {
        return sslContext != null;
    }

    List<String> tenants() {
        List<String> all = new ArrayList<>(List.of(tenant));
        keys.stream().map(ApiKey::tenant).filter(other -> !other.isEmpty()).forEach(all::add);
        return all;
    }

    private AccessControl access() {
        AccessControl access = new AccessControl();
        if (apiKey != null) {
            access.add(new ApiKey(tenant, apiKey, topic -> true));
        }
        for (ApiKey key : keys) {
            String owner = key.tenant().isEmpty() ? tenant : key.tenant();
            access.add(new ApiKey(owner, key.secret(), key.permits()));
        }
        return access;
    }

    private WebSocketServer server(AccessControl access) {
        return new WebSocketServer(
                new ServerSettings(host, port, idleTimeout, pingInterval, sslContext),
                access,
                clock.getZone(),
                loop ->
                        new Broker(
                                loop, clock, new EventRouting(), history, partitionUpdateInterval));
    }

    private static String shortName(TopicName topic) {
        return topic.namespace().equals(EventRouting.EVENTS)
                ? topic.topic()
                : topic.namespace() + "/" + topic.topic();
    }

    private static void check(boolean condition, String option, Object value, String range) {
        if (!condition) {
            throw new IllegalArgumentException(option + " is " + value + ", must be " + range);
        }
    }
}
