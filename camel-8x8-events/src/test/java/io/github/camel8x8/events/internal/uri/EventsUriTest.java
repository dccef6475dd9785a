/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing of the URI of an endpoint. */
class EventsUriTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8x8events:all?tenant=acme",
                "8x8events://all?tenant=acme",
                "8x8events?topic=all&tenant=acme",
                "8x8events:?tenant=acme&topic=all",
                "8x8events:all?topic=all&tenant=acme"
            })
    void hasThreeForms(String uri) {
        assertThat(parse(uri).topic()).isEqualTo("all");
        assertThat(parse(uri).options()).containsExactly(entry("tenant", "acme"));
    }

    @Test
    void mayHaveATopicAlone() {
        assertThat(parse("8x8events:agent-v1/agAgl,all").topic()).isEqualTo("agent-v1/agAgl,all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "a+b            > a+b",
                "a%2Bb%2fc%3D   > a+b/c=",
                "Zo%C3%AB       > Zoë",
                "Zoë            > Zoë",
                "100%           > 100%",
                "100% sure      > 100% sure",
                "%zz%4          > %zz%4",
                "%2541          > %41",
                "a=b=c          > a=b=c",
                "ws://h:1/?x    > ws://h:1/?x",
                "RAW(a%41+b)    > a%41+b",
                "RAW(50%25)     > 50%",
                "RAW(a&b=c)     > a&b=c",
                "RAW(a)b)       > a)b",
                "RAW{a)&b}      > a)&b",
                "RAW(a          > RAW(a",
                "RAW()          > ''",
                "''             > ''"
            })
    void decodesAValueAsRfc3986Says(String written, String value) {
        assertThat(parse("8x8events:all?first=" + written).options())
                .containsExactly(entry("first", value));
        if (!written.equals("RAW(a")) {
            assertThat(parse("8x8events:all?first=" + written + "&last=x").options())
                    .containsExactly(entry("first", value), entry("last", "x"));
        }
    }

    @Test
    void evaluatesRawValues() {
        EventsUri uri = EventsUri.parse("8x8events:all?a=RAW(x)&b=x", value -> value.repeat(2));

        assertThat(uri.options()).containsExactly(entry("a", "xx"), entry("b", "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8x8events:all?a=S3CRET&a=S3CRET",
                "8x8events:all?a=S3CRET&&b=c",
                "8x8events:all?a=S3CRET&"
            })
    void rejectsWhatIsAmbiguousWithoutShowingAValue(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(uri))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("S3CRET"));
    }

    private static EventsUri parse(String uri) {
        return EventsUri.parse(uri, UnaryOperator.identity());
    }
}
