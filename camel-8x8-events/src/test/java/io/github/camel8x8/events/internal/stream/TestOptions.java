/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.options.Api;
import io.github.camel8x8.events.internal.stream.options.Backoff;
import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import io.github.camel8x8.events.internal.stream.options.Credentials;
import io.github.camel8x8.events.internal.stream.options.DeadLetter;
import io.github.camel8x8.events.internal.stream.options.HttpProxy;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.Timeouts;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.options.ApiKeyIn;
import io.github.camel8x8.events.options.InitialPosition;
import io.github.camel8x8.events.options.SubscriptionMode;
import io.github.camel8x8.events.options.SubscriptionType;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Options for tests: waits are short, and each test sets only the options that it tests. */
public final class TestOptions {

    /** The limit for waits that a test does not expect to end. */
    static final Duration LONG = Duration.ofSeconds(30);

    static final TopicName TOPIC = new TopicName("acme", "event-v1", "all");

    static final Backoff QUICK = new Backoff(Duration.ofMillis(20), Duration.ofMillis(100), 2, -1);

    private ServiceUrl service = ServiceUrl.parse("wss://example.org");
    private TopicName topic = TOPIC;
    private Api api = new ReaderApi(ReaderApi.LATEST, null);
    private Credentials credentials = Credentials.none();
    private int receiverQueueSize = StreamOptions.MAX_RECEIVER_QUEUE_SIZE;
    private Duration connect = LONG;
    private Duration ping = LONG;
    private Duration pong = LONG;
    private Duration close = LONG;
    private Duration idle = Duration.ZERO;
    private Backoff backoff = QUICK;
    private SSLContext sslContext;
    private HttpProxy proxy;

    public static TestOptions reader(String start) {
        return new TestOptions().api(new ReaderApi(start, null));
    }

    public static TestOptions subscription(SubscriptionType type) {
        return new TestOptions().api(consumer(type, null, null, false));
    }

    public static ConsumerApi consumer(
            SubscriptionType type, Duration redeliveryDelay, DeadLetter deadLetter, boolean pull) {
        return new ConsumerApi(
                "billing",
                type,
                SubscriptionMode.Durable,
                InitialPosition.Latest,
                null,
                null,
                null,
                redeliveryDelay,
                deadLetter,
                pull);
    }

    public TestOptions at(String serviceUrl) {
        this.service = ServiceUrl.parse(serviceUrl);
        return this;
    }

    public TestOptions topic(TopicName topic) {
        this.topic = topic;
        return this;
    }

    public TestOptions api(Api api) {
        this.api = api;
        return this;
    }

    public TestOptions key(String key, ApiKeyIn in) {
        this.credentials = new Credentials(() -> key, in);
        return this;
    }

    public TestOptions credentials(Credentials credentials) {
        this.credentials = credentials;
        return this;
    }

    public TestOptions window(int receiverQueueSize) {
        this.receiverQueueSize = receiverQueueSize;
        return this;
    }

    TestOptions connectTimeout(Duration timeout) {
        this.connect = timeout;
        return this;
    }

    public TestOptions liveness(Duration pingInterval, Duration pongTimeout) {
        this.ping = pingInterval;
        this.pong = pongTimeout;
        return this;
    }

    public TestOptions closeTimeout(Duration timeout) {
        this.close = timeout;
        return this;
    }

    TestOptions idleReconnect(Duration limit) {
        this.idle = limit;
        return this;
    }

    TestOptions backoff(Backoff backoff) {
        this.backoff = backoff;
        return this;
    }

    public TestOptions sslContext(SSLContext context) {
        this.sslContext = context;
        return this;
    }

    public TestOptions proxy(HttpProxy proxy) {
        this.proxy = proxy;
        return this;
    }

    public StreamOptions build() {
        return new StreamOptions(
                service,
                topic,
                api,
                credentials,
                receiverQueueSize,
                new Timeouts(connect, ping, pong, close, idle),
                backoff,
                sslContext,
                proxy);
    }
}
