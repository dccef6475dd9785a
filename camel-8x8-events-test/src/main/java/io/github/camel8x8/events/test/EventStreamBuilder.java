/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import io.github.camel8x8.events.test.broker.TopicName;
import io.github.camel8x8.events.test.server.AccessControl;
import io.github.camel8x8.events.test.server.AccessControl.ApiKey;
import io.github.camel8x8.events.test.server.ServerSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Says how an {@link EventStreamServer} is to be. Everything has a default. */
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
    private Clock clock = Clock.system(ZoneId.systemDefault());

    EventStreamBuilder() {}

    /**
     * The address to listen at; by default 127.0.0.1, so no other machine sees it.
     *
     * @param address an IP address or a host name of this machine
     * @return this builder
     */
    public EventStreamBuilder host(String address) {
        host = address;
        return this;
    }

    /**
     * The port to listen at, 1 to 65535; 0, the default, for any that is free.
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
     * A key that is good for all topics of the tenant. By default none is needed; with the first
     * one, clients without a key are rejected with 401.
     *
     * @param key the key as clients send it
     * @return this builder
     */
    public EventStreamBuilder apiKey(String key) {
        apiKey = key;
        return this;
    }

    /**
     * One more key, for all topics of a tenant, which is made.
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
     * One more key of the tenant, for some topics only: elsewhere it is rejected with 403.
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
     * How many messages each topic keeps, from 1; by default 100,000. In memory, so mind it where
     * there are many agents: each has a topic of its own.
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
     * After which time without any traffic a connection is closed (1001); by default 300 s.
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
     * Listens with TLS, and so at {@code wss://}.
     *
     * @param context the server's key and certificate
     * @return this builder
     */
    public EventStreamBuilder sslContext(SSLContext context) {
        sslContext = context;
        return this;
    }

    /**
     * Tells the publish times, in its zone; by default the system's.
     *
     * @param time the clock
     * @return this builder
     */
    public EventStreamBuilder clock(Clock time) {
        clock = time;
        return this;
    }

    /**
     * Starts it.
     *
     * @return the server, which accepts connections
     * @throws RuntimeException where the port cannot be bound
     */
    public EventStreamServer start() {
        return new EventStreamServer(this);
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

    int history() {
        return history;
    }

    Clock clock() {
        return clock;
    }

    boolean isSecure() {
        return sslContext != null;
    }

    List<String> tenants() {
        List<String> all = new ArrayList<>(List.of(tenant));
        keys.stream().map(ApiKey::tenant).filter(other -> !other.isEmpty()).forEach(all::add);
        return all;
    }

    AccessControl access() {
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

    ServerSettings settings() {
        return new ServerSettings(host, port, idleTimeout, pingInterval, sslContext);
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
