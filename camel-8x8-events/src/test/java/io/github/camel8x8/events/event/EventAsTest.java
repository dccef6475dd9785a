/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static io.github.camel8x8.events.event.Events.event;
import static io.github.camel8x8.events.event.Events.interaction;
import static io.github.camel8x8.events.event.Events.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An event converted to an object of a user-supplied class. */
class EventAsTest {

    record Call(String interactionGuid, String event, long queueId, String inboundChannelId) {}

    @Test
    void aClassGetsTheFieldsInsideTheFamilyAndNamesMatchInAnyCase() {
        assertThat(sample("InteractionQueued-2").as(Call.class))
                .isEqualTo(
                        new Call(
                                "int-184a63564dc-ohWfVIbHJz2Hr2JFhAfdlb4Fa-phone-00-acmecorp01",
                                "InteractionQueued",
                                591,
                                "13125555068"));
    }

    record Envelope(Call interaction) {}

    @Test
    void aClassThatNamesTheFamilyGetsTheWholePayload() {
        assertThat(sample("InteractionQueued-2").as(Envelope.class).interaction().queueId())
                .isEqualTo(591);
    }

    record AnyFamily(
            @JsonProperty("Interaction") JsonNode interaction,
            @JsonAlias("AgentStatusChange") JsonNode agent) {}

    @Test
    void aClassMayNameSeveralFamilies() {
        assertThat(sample("InteractionQueued").as(AnyFamily.class).interaction()).isNotNull();
        assertThat(sample("AgentStatusChange").as(AnyFamily.class).agent().get("newState").asInt())
                .isEqualTo(5);
    }

    static class Bean {
        private String callState;

        public String getCallState() {
            return callState;
        }

        public void setCallState(String callState) {
            this.callState = callState;
        }
    }

    @Test
    void aBeanWithSettersWorksAsARecordDoes() {
        assertThat(sample("LineHoldStatus").as(Bean.class).getCallState()).isEqualTo("CS_HOLD");
    }

    @Test
    void aMapAndATreeGetTheWholePayload() {
        Map<?, ?> map = sample("LineHoldStatus").as(Map.class);
        assertThat(map.keySet()).hasToString("[Interaction]");
        assertThat(sample("LineHoldStatus").as(JsonNode.class))
                .isEqualTo(sample("LineHoldStatus").json());
        assertThat(sample("LineHoldStatus").as(Object.class)).isInstanceOf(Map.class);
    }

    record Flags(boolean enabled, Boolean isExternal, boolean isQueued, Boolean missing) {}

    @Test
    void yesAndNoAreBooleans() {
        assertThat(
                        interaction("'enabled': 'yes', 'isExternal': 'No', 'isQueued': 'true'")
                                .as(Flags.class))
                .isEqualTo(new Flags(true, false, true, null));
    }

    record Phone(String agentPhone, BigInteger cha) {}

    @Test
    void numbersKeepEveryDigit() {
        String number = "18446744073709551617";

        assertThat(
                        interaction("'agentPhone': %s, 'cha': %s".formatted(number, number))
                                .as(Phone.class))
                .isEqualTo(new Phone(number, new BigInteger(number)));
    }

    record Attached(AttachedList attachedData) {}

    record AttachedList(List<Datum> attachedDatum) {}

    record Datum(String attachedDataKey, String attachedDataValue) {}

    @Test
    void nestedObjectsAreMappedToo() {
        assertThat(sample("InteractionCreated").as(Attached.class).attachedData().attachedDatum())
                .contains(new Datum("phoneNum", "5515557212"));
    }

    @Test
    void aFlatObjectIsMappedAsItIs() {
        assertThat(event("{'eventType': 'X', 'event': 'Y', 'queueId': 7}").as(Call.class).queueId())
                .isEqualTo(7);
    }

    @Test
    void aValueThatDoesNotFitIsNamedByItsPlaceAndNotShown() {
        Event event = interaction("'queueId': 'Mary, +15515557212'");

        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> event.as(Call.class))
                .withMessageContaining(Call.class.getName())
                .withMessageContaining("the value of queueId does not fit")
                .withMessageNotContaining("Mary")
                .withNoCause();
    }

    @Test
    void nullIsNoObjectOfAnyClass() {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> event("null").as(Call.class))
                .withMessageEndingWith("it is null");
    }

    record Checked(String agentPhone) {
        Checked {
            throw new IllegalStateException("refuses " + agentPhone);
        }
    }

    @Test
    void aClassThatThrowsIsNamedWithWhatItThrewButNotWithWhatItSaid() {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> interaction("'agentPhone': '+1551'").as(Checked.class))
                .withMessageContaining("IllegalStateException")
                .withMessageNotContaining("1551");
    }

    static class NoWayIn {
        private final String agentId;

        NoWayIn(StringBuilder agentId) {
            this.agentId = agentId.toString();
        }

        public String getAgentId() {
            return agentId;
        }
    }

    @Test
    void aClassThatCannotBeCreatedIsReportedWithTheFix() {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> interaction("'agentId': 'ag1'").as(NoWayIn.class))
                .withMessageContaining("no Creators, like default constructor, exist");
    }
}
