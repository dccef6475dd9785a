/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static io.github.camel8x8.events.event.Events.event;
import static io.github.camel8x8.events.event.Events.interaction;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The irregular formats in 8x8's Field Reference. */
class EventFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"true", "'true'", "'TRUE'", "'yes'", "'Yes'"})
    void yesIsWrittenInManyWays(String value) {
        assertThat(interaction("'isExternal': " + value).flag("isExternal")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "'false'", "'no'", "'NO'"})
    void noIsWrittenInManyWays(String value) {
        assertThat(interaction("'isExternal': " + value).flag("isExternal")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'resume'", "1", "null", "{}", "[true]", "''"})
    void whatSaysNeitherYesNorNoIsNeither(String value) {
        assertThat(interaction("'status': " + value).flag("status")).isNull();
        assertThat(interaction("").flag("status")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5515557212",
                "441733968848",
                "9007199254740993", // the first integer that a double cannot represent
                "18446744073709551617", // does not fit a long
                "123456789012345678901234567890"
            })
    void aPhoneNumberKeepsEveryDigit(String number) {
        Event event =
                interaction(
                        "'agentPhone': %s, 'inboundChannelid': %s, 'attachedData':"
                                        .formatted(number, number)
                                + " {'attachedDatum': [{'attachedDataKey': 'phoneNum',"
                                + " 'attachedDataValue': %s}]}".formatted(number));

        assertThat(event.getAgentPhone()).isEqualTo(number);
        assertThat(event.getChannelId()).isEqualTo(number);
        assertThat(event.getPhoneNumber()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15515557212", "0015515557212", "sip:40375@tenant01", ""})
    void aPhoneNumberInATextIsLeftAsItIs(String number) {
        assertThat(interaction("'agentPhone': '" + number + "'").getAgentPhone()).isEqualTo(number);
    }

    @Test
    void aDecimalKeepsItsTrailingZeros() {
        assertThat(interaction("'score': 1.10").text("score")).isEqualTo("1.10");
    }

    @Test
    void theChannelIsANumberOrNotApplicable() {
        assertThat(interaction("'inboundChannelid': 13125555068").getChannelId())
                .isEqualTo("13125555068");
        assertThat(interaction("'inboundChannelid': 'N/A'").getChannelId()).isNull();
        assertThat(interaction("'inboundChannelid': 'N/A'").text("inboundChannelid"))
                .isEqualTo("N/A");
    }

    @Test
    void theDispositionCodeIsANumberOrAWord() {
        assertThat(interaction("'dispositionCode': 1000").getDispositionCode()).isEqualTo("1000");
        assertThat(interaction("'dispositionCode': 'SALE'").getDispositionCode()).isEqualTo("SALE");
    }

    @Test
    void theQueueIdIsANumberOrAText() {
        assertThat(interaction("'queueId': 591").getQueueId()).isEqualTo("591");
        assertThat(interaction("'queueId': '591'").getQueueId()).isEqualTo("591");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agA,agB", "agA;agB", " agA ; agB ", "agA,,agB,"})
    void participatingAgentsAreSeparatedByCommasOrSemicolons(String agents) {
        assertThat(interaction("'participatingAgents': '" + agents + "'").getParticipatingAgents())
                .containsExactly("agA", "agB");
    }

    @Test
    void noParticipantsAreAnEmptyList() {
        assertThat(interaction("").getParticipatingAgents()).isEmpty();
        assertThat(interaction("'participatingAgents': ''").getParticipatingAgents()).isEmpty();
    }

    @Test
    void transactionCodesArePairsOfListAndItem() {
        assertThat(interaction("'tclSelectedItems': '12|34,12|35,9'").getTransactionCodes())
                .containsExactly(
                        new TransactionCode("12", "34"),
                        new TransactionCode("12", "35"),
                        new TransactionCode("9", null));
        assertThat(interaction("").getTransactionCodes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'msgInfo': {}", "", "'msgInfo': null", "'msgInfo': 'none'"})
    void messageInfoMayBeEmptyOrMissing(String fields) {
        assertThat(interaction(fields).getMessageInfo())
                .isEqualTo(new MessageInfo(null, null, null));
    }

    @Test
    void messageInfoCountsInMilliseconds() {
        assertThat(
                        interaction(
                                        "'msgInfo': {'sequenceId': 215, 'timestamp': 1669235544917,"
                                                + " 'instanceId': 'example.8x8.com'}")
                                .getMessageInfo())
                .isEqualTo(
                        new MessageInfo(
                                215L,
                                Instant.parse("2022-11-23T20:32:24.917Z"),
                                "example.8x8.com"));
    }

    @Test
    void everyTimeHasItsOwnUnit() {
        Event event =
                interaction(
                        "'queueTime': 1744819217, 'callAnsweredTime': 1744819217001,"
                                + " 'callHangupTime': '1744819217002',"
                                + " 'createInteractionTimestampNanos': 1744819217003000004");

        assertThat(event.getQueueTime()).isEqualTo("2025-04-16T16:00:17Z");
        assertThat(event.getCallAnsweredTime()).isEqualTo("2025-04-16T16:00:17.001Z");
        assertThat(event.getCallHangupTime()).isEqualTo("2025-04-16T16:00:17.002Z");
        assertThat(event.getCreationTime()).isEqualTo("2025-04-16T16:00:17.003000004Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'interactionEventTS': 1, 'statusEventTS': 2, 'msgInfo': {'timestamp': 4000} | 1",
                "'eventTS': 3, 'statusEventTS': 2, 'msgInfo': {'timestamp': 4000}            | 2",
                "'interactionEventTS': 0, 'eventTS': 3, 'msgInfo': {'timestamp': 4000}       | 4",
                "'interactionEventTS': 'soon', 'msgInfo': {'timestamp': 4000}                | 4",
                "'interactionEventTS': 1744819217000, 'msgInfo': {'timestamp': 4000}         | 4",
                "'interactionEventTS': 253402300799                                | 253402300799",
                "'eventTS': 3, 'msgInfo': {}                                                 | 3",
                "'eventTS': 3                                                                | 3"
            })
    void theEventTimeIsTheFirstThatIsThere(String fields, long seconds) {
        assertThat(interaction(fields).getEventTime()).isEqualTo(Instant.ofEpochSecond(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "'N/A'",
                "''",
                "null",
                "{}",
                "1e999999999",
                "9999999999999999999",
                "253402300800", // after the year 9999
                "1744819217000", // milliseconds
                "true"
            })
    void anInvalidTimeIsAbsent(String value) {
        assertThat(interaction("'queueTime': " + value).getQueueTime()).isNull();
    }

    @Test
    void theTimeAtWhichAnEventWasSentIsExactToTheMillisecond() {
        assertThat(interaction("'eventTS': 3, 'msgInfo': {'timestamp': 4567}").getEventTime())
                .isEqualTo(Instant.ofEpochMilli(4567));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'interactionEventTS': 1                                  | true",
                "'statusEventTS': 1                                       | true",
                "'msgInfo': {'timestamp': 1000}                           | true",
                "'eventTS': 1                                             | false",
                "'eventTS': 1, 'interactionEventTS': 0, 'msgInfo': {}     | false",
                "'event': 'InteractionCreated'                            | false"
            })
    void theTimeThatAnInteractionSharesIsNotTheTimeOfAnEvent(String fields, boolean own) {
        assertThat(interaction(fields).hasOwnTime()).isEqualTo(own);
    }

    @Test
    void anEventWithoutATimeHasNone() {
        assertThat(interaction("'msgInfo': {}").getEventTime()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{'a': 1}"})
    void aFieldOfAnotherKindThanExpectedIsNoField(String value) {
        Event event =
                interaction(
                        "'interactionGUID': %s, 'agentId': %s, 'agentPhone': %s, 'attachedData': %s"
                                .formatted(value, value, value, value));

        assertThat(event.getInteractionGuid()).isNull();
        assertThat(event.getAgentId()).isNull();
        assertThat(event.getAgentPhone()).isNull();
        assertThat(event.getAttachedData().isEmpty()).isTrue();
    }

    @Test
    void fieldsAreReadInEveryFamily() {
        assertThat(event("{'AgentProvChange': {'enabled': 'yes'}}").flag("enabled")).isTrue();
    }
}
