/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.text.NameSuggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The event types in 8x8's Event Reference. Finds names that are probably misspelled. 8x8 adds
 * types without notice, so an unknown name is accepted; but a route with a misspelled name would
 * never receive an event.
 */
public final class KnownEventTypes {

    private static final String NAMESPACE = "event-v1";

    private static final String AGENT_NAMESPACE = "agent-v1";

    private static final String ALL = "all";

    private static final List<String> TYPES =
            List.of(
                    "AgentLoginUpdate",
                    "AgentProvChange",
                    "AgentSkillChanged",
                    "AgentSkillCreated",
                    "AgentStatusChange",
                    "AgentUpdate",
                    "GuestChatEnd",
                    "InteractionAccepted",
                    "InteractionAssigned",
                    "InteractionChanged",
                    "InteractionCreated",
                    "InteractionCustomerAccepted",
                    "InteractionDeassigned",
                    "InteractionDeleted",
                    "InteractionEndPostProcess",
                    "InteractionJoinLinesRequest",
                    "InteractionJoined",
                    "InteractionParticipantChange",
                    "InteractionParticipantRemovedByHost",
                    "InteractionPostProcess",
                    "InteractionQueueTimeout",
                    "InteractionQueued",
                    "InteractionReconnect",
                    "InteractionRecordingReady",
                    "InteractionRecordingStarted",
                    "InteractionRejected",
                    "InteractionTransferRequest",
                    "InteractionUnqueued",
                    "LineHoldStatus",
                    "LineMuteStatus",
                    "MediaProxyAdded",
                    "MediaProxyRemoved",
                    "RecordingStatus");

    private KnownEventTypes() {}

    /** {@return the event types in 8x8's Event Reference, in alphabetical order} */
    public static List<String> names() {
        return TYPES;
    }

    /**
     * A warning for each name in {@code eventTypes} and each topic that probably matches no event.
     */
    public static List<String> warnings(@Nullable String eventTypes, List<TopicName> topics) {
        Stream<String> types =
                Arrays.stream(Objects.requireNonNullElse(eventTypes, "").split(","))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .filter(name -> TYPES.stream().noneMatch(EventTypeFilter.of(name)::accept))
                        .flatMap(name -> typeWarning(name).stream());
        Stream<String> misspelledTopics =
                topics.stream()
                        .filter(topic -> topic.namespace().equals(NAMESPACE))
                        .flatMap(topic -> topicWarning(topic.topic()).stream());
        return Stream.concat(types, misspelledTopics).toList();
    }

    private static Optional<String> typeWarning(String name) {
        return isPattern(name)
                ? Optional.of(
                        "Option eventTypes has the value '%s', which matches no known event type"
                                .formatted(name))
                : warning("Option eventTypes", name);
    }

    private static Optional<String> topicWarning(String name) {
        if (TYPES.contains(name) || name.equals(ALL)) {
            return Optional.empty();
        }
        if (isPattern(name)) {
            return Optional.of(
                    "The topic has the value '%s', but a topic has no wildcards; use the topic all and eventTypes=%s"
                            .formatted(name, name));
        }
        if (name.equalsIgnoreCase(ALL)) {
            return Optional.of(suggestion("The topic", name, ALL));
        }
        if (name.equals(AGENT_NAMESPACE)) {
            return Optional.of(
                    "The topic has the value 'agent-v1', which needs the short id of an agent: write agent-v1/{agentId}");
        }
        return warning("The topic", name);
    }

    private static boolean isPattern(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    private static Optional<String> warning(String where, String name) {
        return NameSuggestion.to(name, TYPES).map(known -> suggestion(where, name, known));
    }

    private static String suggestion(String where, String name, String known) {
        return "%s has the value '%s', which is not a known event type; did you mean %s?"
                .formatted(where, name, known);
    }
}
