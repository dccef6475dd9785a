/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.options.TopicName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A misspelled event type never matches an event, so the component logs a warning. */
class KnownEventTypesTest {

    @ParameterizedTest
    @CsvSource({
        "InteractionDelete, InteractionDeleted",
        "interactioncreated, InteractionCreated",
        "AgentStatusChanged, AgentStatusChange"
    })
    void theClosestTypeIsNamedForAMisspeltTopic(String topic, String meant) {
        assertThat(warnings(topic, null))
                .containsExactly(
                        "The topic has the value '"
                                + topic
                                + "', which is not a known event type; did you mean "
                                + meant
                                + "?");
    }

    @Test
    void theClosestTypeIsNamedForAMisspeltOption() {
        assertThat(warnings("all", "InteractionCreated, InteractionDelete"))
                .containsExactly(
                        "Option eventTypes has the value 'InteractionDelete', which is not a known"
                                + " event type; did you mean InteractionDeleted?");
    }

    @ParameterizedTest
    @CsvSource({
        "ALL, did you mean all?",
        "Interaction*, a topic has no wildcards; use the topic all and eventTypes=Interaction*",
        "agent-v1, write agent-v1/{agentId}"
    })
    void aTopicThatHasNoEventsIsReported(String topic, String advice) {
        assertThat(warnings(topic, null))
                .singleElement()
                .asString()
                .startsWith("The topic has the value '" + topic + "', ")
                .endsWith(advice);
    }

    @Test
    void aPatternThatMatchesNoKnownTypeIsReported() {
        assertThat(warnings("all", "Interacton*"))
                .containsExactly(
                        "Option eventTypes has the value 'Interacton*', which matches no known event"
                                + " type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"all", "InteractionDeleted", "SomethingNew", "agent-v1/InteractionDelete"})
    void anyOtherTopicIsAccepted(String topic) {
        assertThat(warnings(topic, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "Interaction*", "Agent????????????", "SomethingNew", " , "})
    void anyOtherTypeIsAccepted(String eventTypes) {
        assertThat(warnings("all", eventTypes)).isEmpty();
    }

    private static List<String> warnings(String topic, String eventTypes) {
        int slash = topic.indexOf('/');
        String namespace = slash < 0 ? "event-v1" : topic.substring(0, slash);
        return KnownEventTypes.warnings(
                eventTypes, List.of(new TopicName("acme", namespace, topic.substring(slash + 1))));
    }
}
