/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgementEncoderTest {

    private static final String OF_ANY_TEXT = "a\nb";

    private final AcknowledgementEncoder encoder = new AcknowledgementEncoder();

    @Test
    void anAcknowledgementIsTheIdAlone() {
        assertThat(encoded("CAUQ+/A=")).isEqualTo("{\"messageId\":\"CAUQ+/A=\"}");
    }

    @Test
    void aShorterOneHasNothingOfALongerOneBefore() {
        encoded("C".repeat(200));
        encoded(OF_ANY_TEXT.repeat(200));

        assertThat(encoded("CAUQ")).isEqualTo("{\"messageId\":\"CAUQ\"}");
    }

    @Test
    void anIdMayBeLongerThanAnyOfPulsars() {
        encoded(OF_ANY_TEXT); // leaves a short buffer behind
        String id = "C".repeat(10_000);

        assertThat(encoded(id)).isEqualTo("{\"messageId\":\"" + id + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b",
                "a\\b",
                OF_ANY_TEXT,
                "\u0000",
                "é 日本 😀",
                "\",\"type\":\"unsubscribe"
            })
    void anIdOfAnyTextStaysOneJsonString(String id) throws Exception {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readTree(encoded(id)))
                .isEqualTo(json.createObjectNode().put("messageId", id));
    }

    private String encoded(String id) {
        int length = encoder.encode(id);
        return new String(encoder.buffer(), 0, length, UTF_8);
    }
}
