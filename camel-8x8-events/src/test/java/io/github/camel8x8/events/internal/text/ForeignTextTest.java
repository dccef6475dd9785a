/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "CAUQADAA", "Namespace not found", "Clé, 鍵 und 🔑"})
    void printableTextStaysAsItIs(String text) {
        assertThat(ForeignText.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\r\nb', a\\r\\nb",
        "'a\tb', a\\tb",
        "'\u001b[31m', \\u001b[31m",
        "'a\u0000b', a\\u0000b",
        "'\u009b31m', \\u009b31m",
        "'a\u2028b', a\\u2028b",
        "'a\u202eb', a\\u202eb",
        "'a\u200bb', a\\u200bb",
        "'\uFEFFa', \\ufeffa",
    })
    void whatIsNotPrintableIsEscaped(String text, String escaped) {
        assertThat(ForeignText.of(text)).isEqualTo(escaped);
    }

    @Test
    void halfASurrogatePairIsEscaped() {
        assertThat(ForeignText.of("a\ud83d")).isEqualTo("a\\ud83d");
    }

    @Test
    void longTextIsCutAndSaysHowLongItWas() {
        assertThat(ForeignText.of("x".repeat(700_000)))
                .isEqualTo("x".repeat(ForeignText.MAX_LENGTH) + "... (700000 characters)");
    }

    @Property(tries = 200)
    void theResultIsAlwaysOneShortPrintableLine(@ForAll String text) {
        assertThat(ForeignText.of(text))
                .hasSizeLessThan(ForeignText.MAX_LENGTH + 40)
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    }
}
