/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.delivery.KnownEventTypes;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/events.md} has each event type, each accessor and each header of an event. */
class EventReferenceTest {

    private static final Page PAGE = Page.read(Path.of("docs/events.md"));

    private static final EventSamples SAMPLES = new EventSamples();

    private static final Pattern JSON = Pattern.compile("(?s)```json\\n(.*?)```");

    static List<String> types() {
        return KnownEventTypes.names();
    }

    @Test
    void eachEventTypeHasASectionAndEachSectionIsOfAnEventType() {
        assertThat(sections().keySet()).containsExactlyInAnyOrderElementsOf(types());
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSectionShowsASampleOfItsTypeAndItsOrigin(String type) {
        String section = sections().get(type);
        Matcher sample = JSON.matcher(section);

        if (SAMPLES.publishedTypes().contains(type)) {
            assertThat(section).contains("src/test/resources/samples/", "Published by 8x8");
        } else if (SAMPLES.simulatedTypes().contains(type)) {
            assertThat(section)
                    .contains("generated: simulated-" + type, "From the simulated contact center");
        } else {
            assertThat(section).contains("8x8 does not publish a sample").doesNotContain("```");
            return;
        }
        assertThat(sample.find()).isTrue();
        assertThat(Event.of(sample.group(1).getBytes(StandardCharsets.UTF_8)).getType())
                .isEqualTo(type);
    }

    @Test
    void theTypesOfAllSamplesAreKnown() {
        assertThat(types())
                .containsAll(SAMPLES.publishedTypes())
                .containsAll(SAMPLES.simulatedTypes());
    }

    @Test
    void theTableOfFieldsHasEachAccessorThatReadsThePayload() {
        List<String> read =
                new EventFieldTable()
                        .rows().stream().flatMap(row -> row.accessors().stream()).toList();

        assertThat(
                        Arrays.stream(Event.class.getMethods())
                                .map(Method::getName)
                                .filter(name -> name.startsWith("get") && !name.equals("getClass")))
                .filteredOn(name -> !List.of("getMessageId", "getMessageInfo").contains(name))
                .isSubsetOf(read);
        assertThat(read)
                .contains(
                        "getMessageInfo().sequenceId",
                        "getMessageInfo().timestamp",
                        "getMessageInfo().instanceId");
    }

    @Test
    void theTableOfFieldsHasEachHeaderThatIsReadFromThePayload() {
        assertThat(new EventFieldTable().rows().stream().flatMap(row -> row.headers().stream()))
                .containsOnly(
                        EventsConstants.EVENT_TYPE,
                        EventsConstants.INTERACTION_GUID,
                        EventsConstants.AGENT_ID,
                        EventsConstants.QUEUE_ID,
                        EventsConstants.CALL_STATE,
                        EventsConstants.MEDIA_TYPE,
                        EventsConstants.DIRECTION);
    }

    /** By heading, up to the next heading. */
    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher section =
                Pattern.compile("(?ms)^### (\\w+)\\n(.*?)(?=^##|\\z)").matcher(PAGE.text());
        while (section.find()) {
            sections.put(section.group(1), section.group(2));
        }
        return sections;
    }
}
