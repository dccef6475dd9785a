/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import io.github.camel8x8.events.internal.stream.options.DeadLetter;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.text.PercentEncoding;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes the URL of a handshake, every part percent-encoded. Parameter names and values are those
 * of Pulsar's WebSocket endpoints (AbstractWebSocketHandler, ReaderHandler, ConsumerHandler).
 */
public final class RequestTarget {

    private final StringBuilder url;
    private final TopicName topic;
    private char separator = '?';

    private RequestTarget(StreamOptions options, String api) {
        topic = options.topic();
        url =
                new StringBuilder(options.service().toString())
                        .append("/ws/v2/")
                        .append(api)
                        .append("/persistent/")
                        .append(PercentEncoding.encode(topic.tenant()))
                        .append('/')
                        .append(PercentEncoding.encode(topic.namespace()))
                        .append('/')
                        .append(PercentEncoding.encode(topic.topic()));
    }

    /**
     * @param startAfter for a reader: earliest, latest, or the id of the last message that need not
     *     be redelivered; not used for a consumer
     */
    static String of(StreamOptions options, String startAfter) {
        RequestTarget target;
        if (options.api() instanceof ConsumerApi consumer) {
            target = new RequestTarget(options, "consumer");
            target.url.append('/').append(PercentEncoding.encode(consumer.subscription()));
            target.consumer(consumer);
        } else {
            ReaderApi reader = (ReaderApi) options.api();
            target = new RequestTarget(options, "reader");
            target.parameter("messageId", startAfter).parameter("readerName", reader.readerName());
        }
        return target.parameter("receiverQueueSize", options.receiverQueueSize()).url.toString();
    }

    private void consumer(ConsumerApi consumer) {
        parameter("subscriptionType", consumer.type());
        parameter("subscriptionMode", consumer.mode());
        parameter("subscriptionInitialPosition", consumer.initialPosition());
        parameter("consumerName", consumer.consumerName());
        parameter("priorityLevel", consumer.priorityLevel());
        parameter("ackTimeoutMillis", millis(consumer.ackTimeout()));
        parameter("negativeAckRedeliveryDelay", millis(consumer.negativeAckRedeliveryDelay()));
        DeadLetter deadLetter = consumer.deadLetter();
        if (deadLetter != null) {
            parameter("maxRedeliverCount", deadLetter.maxRedeliverCount());
            parameter("deadLetterTopic", fullName(deadLetter.topic()));
        }
        if (consumer.pullMode()) {
            parameter("pullMode", true);
        }
    }

    /** Pulsar would look for a bare name in its default namespace, public/default. */
    private @Nullable String fullName(@Nullable String deadLetterTopic) {
        if (deadLetterTopic == null || deadLetterTopic.contains("://")) {
            return deadLetterTopic;
        }
        return "persistent://"
                + (deadLetterTopic.contains("/")
                        ? deadLetterTopic
                        : topic.tenant() + "/" + topic.namespace() + "/" + deadLetterTopic);
    }

    private RequestTarget parameter(String name, @Nullable Object value) {
        if (value != null) {
            url.append(separator)
                    .append(name)
                    .append('=')
                    .append(PercentEncoding.encode(value.toString()));
            separator = '&';
        }
        return this;
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
