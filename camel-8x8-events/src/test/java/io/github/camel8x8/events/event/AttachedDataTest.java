/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static io.github.camel8x8.events.event.Events.interaction;
import static io.github.camel8x8.events.event.Events.sample;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachedDataTest {

    @Test
    void entriesKeepTheOrderOfThePayload() {
        assertThat(sample("InteractionAssigned").getAttachedData().entries())
                .containsExactly(
                        new AttachedData.Entry("@pri", "50"),
                        new AttachedData.Entry("phoneNum", "6298994259"),
                        new AttachedData.Entry("tenantSkillName", "Sales Queue"));
    }

    @Test
    void aKeyMayComeMoreThanOnce() {
        AttachedData data =
                attached("[%s, %s, %s]", datum("a", "1"), datum("b", "2"), datum("a", "3"));

        assertThat(data.first("a")).isEqualTo("1");
        assertThat(data.all("a")).containsExactly("1", "3");
    }

    @Test
    void aKeyThatIsNotThereHasNoValue() {
        AttachedData data = attached("[%s]", datum("a", "1"));

        assertThat(data.first("b")).isNull();
        assertThat(data.all("b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "447799147855 | 447799147855",
                "'Andrew'     | Andrew",
                "true         | true",
                "{'a': [1.0]} | {\"a\":[1.0]}",
                "null         | "
            })
    void aValueOfAnyKindIsText(String json, String text) {
        AttachedData data = attached("[%s]", datum("key", json));

        assertThat(data.entries()).hasSize(1);
        assertThat(data.first("key")).isEqualTo(text);
    }

    @Test
    void oneAloneMayComeWithoutItsArray() {
        assertThat(attached("%s", datum("cha", "13125555068")).first("cha"))
                .isEqualTo("13125555068");
    }

    @Test
    void anEntryWithoutAKeyIsSkipped() {
        AttachedData data =
                attached("[{}, 7, null, {'attachedDataValue': 1}, %s]", datum("a", "1"));

        assertThat(data.entries()).containsExactly(new AttachedData.Entry("a", "1"));
    }

    @Test
    void nothingAttachedIsEmpty() {
        assertThat(interaction("").getAttachedData().isEmpty()).isTrue();
        assertThat(interaction("'attachedData': {}").getAttachedData().isEmpty()).isTrue();
        assertThat(interaction("'attachedData': 'x'").getAttachedData().isEmpty()).isTrue();
    }

    @Test
    void itsTextFormContainsNoValues() {
        assertThat(sample("InteractionCreated").getAttachedData())
                .hasToString("AttachedData[@pri, callingName, phoneNum]");
    }

    private static AttachedData attached(String datum, Object... data) {
        return interaction("'attachedData': {'attachedDatum': " + datum.formatted(data) + "}")
                .getAttachedData();
    }

    private static String datum(String key, String value) {
        return "{'attachedDataKey': '%s', 'attachedDataValue': %s}".formatted(key, value);
    }
}
