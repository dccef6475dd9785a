/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URIs are rewritten to the query form, and how. */
class UriRewriterTest {

    @AutoClose private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void setProperties() {
        camel.getPropertiesComponent().addInitialProperty("plain", "abc");
        camel.getPropertiesComponent().addInitialProperty("odd", "a b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8x8events:all",
                "8x8events://all?apiKey=RAW(a+b/c=)&tenant=acme",
                "8x8events:all?region=EUW2&tenant={{plain}}",
                "8x8events?topic=all&messageId=a%2Bb",
                "kafka:all?brokers=a b&x=%",
                "{{plain}}"
            })
    void keepsUrisThatCamelAccepts(String uri) {
        assertThat(rewrite(uri)).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "8x8events:all?a=x y           > 8x8events?topic=all&a=x%20y",
                "8x8events://all?a=%2B&b=RAW(%) > 8x8events?topic=all&a=%2B&b=%25",
                "8x8events:all?z=ws://h:1&a=1   > 8x8events?topic=all&z=ws%3A%2F%2Fh%3A1&a=1",
                "8x8events:n/t?a=~              > 8x8events?topic=n%2Ft&a=~",
                "8x8events:all?a=RAW(x)y)       > 8x8events?topic=all&a=x%29y",
                "8x8events:all?a={{odd}}        > 8x8events?topic=all&a={{odd}}",
                "8x8events:{{odd}}?a=RAW({{odd}}) > 8x8events?topic={{odd}}&a=RAW({{odd}})",
                "8x8events:all?a={{unknown}}    > 8x8events?topic=all&a={{unknown}}"
            })
    void writesUrisThatCamelRejectsInTheQueryForm(String uri, String rewritten) {
        assertThat(rewrite(uri)).isEqualTo(rewritten);
        assertThatCode(() -> URISupport.normalizeUri(URISupport.normalizeUri(rewritten)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "8x8events:all?a={{?plain}}&b={{?none}}, 8x8events?topic=all&a={{plain}}",
        "8x8events:all?b={{?none}}, 8x8events?topic=all",
        "8x8events:all?b=RAW({{?none}})&a=%2B, 8x8events?topic=all&a=%2B"
    })
    void leavesOutOptionsOfWhichThePlaceholderHasNoValue(String uri, String rewritten) {
        assertThat(rewrite(uri)).isEqualTo(rewritten);
    }

    @ParameterizedTest
    @CsvSource({
        "master:lock:8x8events:all, master:lock:8x8events?topic=all",
        "master://lock:8x8events:all?b=1&a={{?none}}, master://lock:8x8events?topic=all&b=1",
        "master:{{plain}}:8x8events://all?a=x y, master:{{plain}}:8x8events?topic=all&a=x%20y",
        "master:lock:8x8events?topic=all&a=1, master:lock:8x8events?topic=all&a=1",
        "master:lock:kafka:all?a=x y, master:lock:kafka:all?a=x y"
    })
    void writesWhatMasterStartsInTheQueryForm(String uri, String rewritten) {
        assertThat(rewrite(uri)).isEqualTo(rewritten);
    }

    @Test
    void knowsTheParametersOfARouteTemplate() {
        UriRewriter rewriter =
                new UriRewriter(new Placeholders(camel, Map.of("key", "abc", "name", "x y")));

        assertThat(rewriter.rewrite("8x8events:all?a={{key}}"))
                .isEqualTo("8x8events:all?a={{key}}");
        assertThat(rewriter.rewrite("8x8events:all?a={{name}}"))
                .isEqualTo("8x8events?topic=all&a={{name}}");
    }

    private String rewrite(String uri) {
        return new UriRewriter(new Placeholders(camel, Map.of())).rewrite(uri);
    }
}
