/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.internal.stream.options.Api;
import io.github.camel8x8.events.internal.stream.options.ApiKeyFile;
import io.github.camel8x8.events.internal.stream.options.Backoff;
import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import io.github.camel8x8.events.internal.stream.options.Credentials;
import io.github.camel8x8.events.internal.stream.options.DeadLetter;
import io.github.camel8x8.events.internal.stream.options.HttpProxy;
import io.github.camel8x8.events.internal.stream.options.InvalidOption;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.RegionOption;
import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TimeOption;
import io.github.camel8x8.events.internal.stream.options.Timeouts;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.options.InitialPosition;
import io.github.camel8x8.events.options.SubscriptionMode;
import io.github.camel8x8.events.options.SubscriptionType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Creates the options of an endpoint's streams from its configuration. The type of each option
 * validates the value; its error names the option, the value and the fix.
 */
final class StreamOptionsFactory {

    /** There are never more events in flight. */
    private static final int MAX_CONCURRENT_CONSUMERS = StreamOptions.MAX_RECEIVER_QUEUE_SIZE;

    private StreamOptionsFactory() {}

    /**
     * The options of one stream for each topic of the endpoint.
     *
     * @param now the time to which times such as {@code -2h} refer
     * @throws IllegalArgumentException if an option is missing or invalid
     */
    static List<StreamOptions> of(
            EventsConfiguration configuration, @Nullable SSLContext sslContext, Instant now) {
        ServiceUrl service = service(configuration);
        Api api = api(configuration, now);
        Credentials credentials = credentials(configuration, service);
        Timeouts timeouts = timeouts(configuration);
        Backoff backoff = backoff(configuration);
        HttpProxy proxy = proxy(configuration);
        if (configuration.getConcurrentConsumers() < 1
                || configuration.getConcurrentConsumers() > MAX_CONCURRENT_CONSUMERS) {
            throw new IllegalArgumentException(
                    "Option concurrentConsumers has the value '"
                            + configuration.getConcurrentConsumers()
                            + "', but must be 1 to "
                            + MAX_CONCURRENT_CONSUMERS);
        }
        if (configuration.isBatching()) {
            checkBatches(configuration);
        }
        return topics(configuration).stream()
                .map(
                        topic ->
                                new StreamOptions(
                                        service,
                                        topic,
                                        api,
                                        credentials,
                                        configuration.getReceiverQueueSize(),
                                        timeouts,
                                        backoff,
                                        sslContext,
                                        proxy))
                .toList();
    }

    /** A batch larger than the window would never be full. */
    private static void checkBatches(EventsConfiguration configuration) {
        int size = configuration.getMaxBatchSize();
        int window = configuration.getReceiverQueueSize();
        if (size < 1 || size > window) {
            throw InvalidOption.of(
                    "maxBatchSize",
                    size,
                    "but must be 1 to receiverQueueSize (" + window + "); change one of them");
        }
        Timeouts.requirePositive(
                "batchTimeout", Duration.ofMillis(configuration.getBatchTimeout()));
    }

    private static List<TopicName> topics(EventsConfiguration configuration) {
        List<String> names =
                Arrays.stream(Objects.requireNonNullElse(configuration.getTopic(), "").split(","))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .toList();
        return (names.isEmpty() ? List.of("") : names)
                .stream().map(name -> topic(name, configuration)).distinct().toList();
    }

    /** {@code topic}, or {@code namespace/topic}. */
    private static TopicName topic(String name, EventsConfiguration configuration) {
        String tenant = Objects.requireNonNullElse(configuration.getTenant(), "").trim();
        int slash = name.indexOf('/');
        return slash < 0
                ? new TopicName(tenant, configuration.getNamespace(), name)
                : new TopicName(tenant, name.substring(0, slash), name.substring(slash + 1));
    }

    private static ServiceUrl service(EventsConfiguration configuration) {
        String serviceUrl = configuration.getServiceUrl();
        if (serviceUrl != null && !serviceUrl.isBlank()) {
            return ServiceUrl.parse(serviceUrl);
        }
        String region = configuration.getRegion();
        if (region == null || region.isBlank()) {
            throw new IllegalArgumentException(
                    "Option region is missing; set it to your cluster, such as NA12, or your region,"
                            + " such as EUW2, or set serviceUrl");
        }
        return RegionOption.parse(region).serviceUrl();
    }

    private static Credentials credentials(EventsConfiguration configuration, ServiceUrl service) {
        Supplier<String> provider = configuration.getApiKeyProvider();
        String key = configuration.getApiKey();
        String file = configuration.getApiKeyFile();
        boolean hasKey = key != null && !key.isBlank();
        if (file != null && !file.isBlank()) {
            ApiKeyFile source = ApiKeyFile.of(file);
            if (hasKey || provider != null) {
                throw InvalidOption.of(
                        "apiKeyFile",
                        file,
                        "but "
                                + (hasKey ? "apiKey" : "apiKeyProvider")
                                + " is set too; remove one of them");
            }
            return new Credentials(source, configuration.getApiKeyIn());
        }
        if (provider != null) {
            return new Credentials(provider, configuration.getApiKeyIn());
        }
        if (key != null && hasKey) {
            return Credentials.of(key, configuration.getApiKeyIn());
        }
        if (service.secure()) {
            throw new IllegalArgumentException(
                    "Option apiKey is missing; set apiKey or apiKeyFile, best on the component, or"
                            + " apiKeyProvider");
        }
        return Credentials.none(); // a loopback host: a local server may require no key
    }

    private static Api api(EventsConfiguration configuration, Instant now) {
        String subscription = configuration.getSubscription();
        if (subscription == null) {
            return reader(configuration, now);
        }
        return new ConsumerApi(
                subscription,
                Objects.requireNonNullElse(
                        configuration.getSubscriptionType(), SubscriptionType.Exclusive),
                Objects.requireNonNullElse(
                        configuration.getSubscriptionMode(), SubscriptionMode.Durable),
                Objects.requireNonNullElse(
                        configuration.getSubscriptionInitialPosition(), InitialPosition.Latest),
                configuration.getConsumerName(),
                configuration.getPriorityLevel(),
                millis(configuration.getAckTimeoutMillis()),
                millis(configuration.getNegativeAckRedeliveryDelay()),
                deadLetter(configuration),
                configuration.isPullMode());
    }

    private static ReaderApi reader(EventsConfiguration configuration, Instant now) {
        String start = configuration.getMessageId();
        Instant startTime = time("startTime", configuration.getStartTime(), now);
        if (start != null && startTime != null) {
            throw new IllegalArgumentException(
                    "Option startTime has the value '"
                            + configuration.getStartTime()
                            + "', but messageId is set too ('"
                            + start
                            + "'), and a reader begins at one of them; remove the other");
        }
        return new ReaderApi(
                Objects.requireNonNullElse(
                        start, startTime == null ? ReaderApi.LATEST : ReaderApi.EARLIEST),
                configuration.getReaderName(),
                startTime,
                time("stopTime", configuration.getStopTime(), now),
                configuration.getPositionExpired());
    }

    private static @Nullable Instant time(String option, @Nullable String value, Instant now) {
        return value == null || value.isBlank()
                ? null
                : TimeOption.parse(option, value, now, ZoneId.systemDefault());
    }

    private static @Nullable DeadLetter deadLetter(EventsConfiguration configuration) {
        Integer count = configuration.getMaxRedeliverCount();
        String topic = configuration.getDeadLetterTopic();
        if (count != null) {
            return new DeadLetter(count, topic);
        }
        if (topic != null) {
            throw new IllegalArgumentException(
                    "Option deadLetterTopic has the value '"
                            + topic
                            + "', but the server accepts it only together with maxRedeliverCount");
        }
        return null;
    }

    private static Timeouts timeouts(EventsConfiguration configuration) {
        return new Timeouts(
                Duration.ofMillis(configuration.getConnectTimeout()),
                Duration.ofMillis(configuration.getPingInterval()),
                Duration.ofMillis(configuration.getPongTimeout()),
                Duration.ofMillis(configuration.getCloseTimeout()),
                Duration.ofMillis(configuration.getIdleReconnect()));
    }

    private static Backoff backoff(EventsConfiguration configuration) {
        return new Backoff(
                Duration.ofMillis(configuration.getReconnectDelay()),
                Duration.ofMillis(configuration.getReconnectMaxDelay()),
                configuration.getReconnectBackoffMultiplier(),
                configuration.getMaxReconnectAttempts());
    }

    private static @Nullable HttpProxy proxy(EventsConfiguration configuration) {
        String host = configuration.getProxyHost();
        if (host == null) {
            return null;
        }
        Integer port = configuration.getProxyPort();
        if (port == null) {
            throw new IllegalArgumentException("Option proxyPort is missing; proxyHost needs one");
        }
        return new HttpProxy(
                host, port, configuration.getProxyUsername(), configuration.getProxyPassword());
    }

    private static @Nullable Duration millis(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
