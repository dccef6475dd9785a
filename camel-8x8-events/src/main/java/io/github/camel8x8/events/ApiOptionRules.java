/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rejects options that the API of an endpoint does not support: an endpoint without a subscription
 * uses the Reader API, an endpoint with a subscription uses the Consumer API. Also rejects options
 * of batches on an endpoint without batches.
 *
 * <p>An option counts as set on the endpoint if its URI names it, or if its value differs from that
 * of the component. So an option that is set on the component for all readers is accepted on an
 * endpoint with a subscription, and has no effect there.
 */
final class ApiOptionRules {

    private static final Map<String, Function<EventsConfiguration, @Nullable Object>> READER =
            Map.of(
                    "messageId", EventsConfiguration::getMessageId,
                    "startTime", EventsConfiguration::getStartTime,
                    "stopTime", EventsConfiguration::getStopTime,
                    "readerName", EventsConfiguration::getReaderName,
                    "offsetRepository", EventsConfiguration::getOffsetRepository,
                    "offsetCommitInterval", EventsConfiguration::getOffsetCommitInterval,
                    "positionExpired", EventsConfiguration::getPositionExpired,
                    "breakOnFirstError", EventsConfiguration::isBreakOnFirstError);

    private static final Map<String, Function<EventsConfiguration, @Nullable Object>> CONSUMER =
            Map.ofEntries(
                    Map.entry("subscriptionType", EventsConfiguration::getSubscriptionType),
                    Map.entry("subscriptionMode", EventsConfiguration::getSubscriptionMode),
                    Map.entry(
                            "subscriptionInitialPosition",
                            EventsConfiguration::getSubscriptionInitialPosition),
                    Map.entry("consumerName", EventsConfiguration::getConsumerName),
                    Map.entry("priorityLevel", EventsConfiguration::getPriorityLevel),
                    Map.entry("ackTimeoutMillis", EventsConfiguration::getAckTimeoutMillis),
                    Map.entry(
                            "negativeAckRedeliveryDelay",
                            EventsConfiguration::getNegativeAckRedeliveryDelay),
                    Map.entry("maxRedeliverCount", EventsConfiguration::getMaxRedeliverCount),
                    Map.entry("deadLetterTopic", EventsConfiguration::getDeadLetterTopic),
                    Map.entry("pullMode", EventsConfiguration::isPullMode),
                    Map.entry("allowManualAck", EventsConfiguration::isAllowManualAck));

    private static final Map<String, Function<EventsConfiguration, @Nullable Object>> BATCH =
            Map.of(
                    "maxBatchSize", EventsConfiguration::getMaxBatchSize,
                    "batchTimeout", EventsConfiguration::getBatchTimeout);

    private final EventsConfiguration component;
    private final Set<String> optionsOfUri = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    ApiOptionRules(EventsConfiguration component, Set<String> optionsOfUri) {
        this.component = component;
        this.optionsOfUri.addAll(optionsOfUri);
    }

    /**
     * @throws IllegalArgumentException for the first option, by name, that the endpoint's API does
     *     not support, or that has no effect without batching
     */
    void rejectIn(EventsConfiguration endpoint) {
        String subscription = endpoint.getSubscription();
        reject(subscription == null ? CONSUMER : READER, endpoint, reason(subscription));
        if (!endpoint.isBatching()) {
            reject(
                    BATCH,
                    endpoint,
                    "it applies to batches only; set batching=true, or remove the option");
        }
    }

    private void reject(
            Map<String, Function<EventsConfiguration, @Nullable Object>> options,
            EventsConfiguration endpoint,
            String reason) {
        new TreeMap<>(options)
                .forEach(
                        (name, value) -> {
                            if (isSet(name, value, endpoint)) {
                                throw new IllegalArgumentException(
                                        "Option %s has the value '%s', but %s"
                                                .formatted(name, value.apply(endpoint), reason));
                            }
                        });
    }

    private boolean isSet(
            String name,
            Function<EventsConfiguration, @Nullable Object> value,
            EventsConfiguration endpoint) {
        return optionsOfUri.contains(name)
                || !Objects.equals(value.apply(endpoint), value.apply(component));
    }

    private static String reason(@Nullable String subscription) {
        return subscription == null
                ? "it needs a subscription, and this endpoint has none; set subscription, or"
                        + " remove the option"
                : "it applies to readers only, and this endpoint has the subscription '"
                        + subscription
                        + "'; remove one of them";
    }
}
