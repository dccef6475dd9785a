/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFrameTest {

    @Test
    void aNegativeAcknowledgementNamesItsType() {
        assertThat(ClientFrame.negativeAcknowledge("CAUQADAA"))
                .asString()
                .isEqualTo("{\"type\":\"negativeAcknowledge\",\"messageId\":\"CAUQADAA\"}");
    }

    @Test
    void aPermitSaysForHowMany() {
        assertThat(ClientFrame.permit(250))
                .asString()
                .isEqualTo("{\"type\":\"permit\",\"permitMessages\":250}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aPermitForNothingIsRejectedSinceItSpoilsTheServersCount(int messages) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientFrame.permit(messages))
                .withMessageContaining(String.valueOf(messages));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\"b", "a\\b", "a\nb", "\u0000", "é 日本 😀", "\",\"type\":\"unsubscribe"})
    void anIdOfAnyTextStaysOneJsonString(String id) throws Exception {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readTree(new String(ClientFrame.negativeAcknowledge(id), UTF_8)))
                .isEqualTo(
                        json.createObjectNode()
                                .put("type", "negativeAcknowledge")
                                .put("messageId", id));
    }
}
