/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

    private static final String CONSOLE_KEY = "eght_9aF-3_x.y~z";
    private static final String CONTACT_CENTER_TOKEN = "dGVuYW50OnRva2Vu+/8=";

    @ParameterizedTest
    @ValueSource(strings = {CONSOLE_KEY, CONTACT_CENTER_TOKEN})
    void theKeyTravelsInAHeaderAsItIs(String key) {
        Handshake handshake = handshake(key, ApiKeyIn.HEADER);

        assertThat(handshake.headers()).containsExactly(Map.entry("X-API-Key", key));
        assertThat(handshake.url()).doesNotContain(key).doesNotContain("api-key");
    }

    @Test
    void orInTheQueryPercentEncoded() {
        Handshake handshake = handshake(CONTACT_CENTER_TOKEN, ApiKeyIn.QUERY);

        assertThat(handshake.url()).endsWith("&x-api-key=dGVuYW50OnRva2Vu%2B%2F8%3D");
        assertThat(handshake.headers()).isEmpty();
    }

    @Test
    void withoutCredentialsThereIsNoKey() {
        Handshake handshake = Handshake.of(TestOptions.reader("latest").build(), "latest");

        assertThat(handshake.headers()).isEmpty();
        assertThat(handshake.url()).doesNotContain("api-key");
    }

    @Test
    void whiteSpaceAroundAKeyIsLeftOut() {
        assertThat(handshake(" \n" + CONSOLE_KEY + "\r\n", ApiKeyIn.HEADER).headers())
                .containsEntry("X-API-Key", CONSOLE_KEY);
    }

    @Test
    void theKeyIsAskedForAtEachHandshake() {
        Iterator<String> keys = List.of("first", "second").iterator();
        StreamOptions options =
                TestOptions.reader("latest")
                        .credentials(new Credentials(keys::next, ApiKeyIn.HEADER))
                        .build();

        assertThat(Handshake.of(options, "latest").headers()).containsValue("first");
        assertThat(Handshake.of(options, "latest").headers()).containsValue("second");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void aProviderWithoutAKeyIsNamed(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handshake(key, ApiKeyIn.HEADER))
                .withMessageContaining("apiKeyProvider gave no key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eght_se\ncret", "eght_se\r\ncret: x", "eght_se\0cret", "eght_sécret"})
    void aKeyThatNoHeaderCanCarryIsRefusedAndNotShown(String key) {
        for (ApiKeyIn in : ApiKeyIn.values()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> handshake(key, in))
                    .withMessageContaining("apiKey")
                    .withMessageNotContainingAny("eght_", "cret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CONSOLE_KEY, CONTACT_CENTER_TOKEN})
    void nothingShowsTheKey(String key) {
        for (ApiKeyIn in : ApiKeyIn.values()) {
            StreamOptions options = TestOptions.reader("latest").key(key, in).build();

            assertThat(options.toString()).doesNotContain(key);
            assertThat(Handshake.of(options, "latest")).hasToString("Handshake");
        }
    }

    private static Handshake handshake(String key, ApiKeyIn in) {
        return Handshake.of(TestOptions.reader("latest").key(key, in).build(), "latest");
    }
}
