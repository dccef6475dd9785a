/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camel8x8.events.internal.stream.TestOptions;
import io.github.camel8x8.events.internal.stream.options.ApiKey;
import io.github.camel8x8.events.internal.stream.options.Credentials;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.options.ApiKeyIn;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

    private static final String CONSOLE_KEY = "eght_9aF-3_x.y~z";
    private static final String CONTACT_CENTER_TOKEN = "dGVuYW50OnRva2Vu+/8=";

    @ParameterizedTest
    @EnumSource(ApiKeyIn.class)
    void theUrlNeverContainsTheKeySinceAsyncHttpClientLogsIt(ApiKeyIn in) {
        Handshake handshake = handshake(CONTACT_CENTER_TOKEN, in);

        assertThat(handshake.key()).isEqualTo(new ApiKey(CONTACT_CENTER_TOKEN, in));
        assertThat(handshake.url()).doesNotContain(CONTACT_CENTER_TOKEN, "api-key");
    }

    @Test
    void withoutCredentialsThereIsNoKey() {
        assertThat(Handshake.of(TestOptions.reader("latest").build(), "latest").key()).isNull();
    }

    @Test
    void whiteSpaceAroundAKeyIsRemoved() {
        assertThat(handshake(" \n" + CONSOLE_KEY + "\r\n", ApiKeyIn.HEADER).key())
                .isEqualTo(new ApiKey(CONSOLE_KEY, ApiKeyIn.HEADER));
    }

    @Test
    void theKeyIsAskedForAtEachHandshake() {
        Iterator<String> keys = List.of("first", "second").iterator();
        StreamOptions options =
                TestOptions.reader("latest")
                        .credentials(new Credentials(keys::next, ApiKeyIn.HEADER))
                        .build();

        assertThat(Handshake.of(options, "latest").key())
                .isEqualTo(new ApiKey("first", ApiKeyIn.HEADER));
        assertThat(Handshake.of(options, "latest").key())
                .isEqualTo(new ApiKey("second", ApiKeyIn.HEADER));
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
    void aKeyThatNoHeaderCanCarryIsRejectedAndNotShown(String key) {
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
            Handshake handshake = Handshake.of(options, "latest");
            assertThat(handshake).hasToString("Handshake");
            assertThat(handshake.key()).hasToString("ApiKey[in " + in + "]");
            assertThat(Secrets.of(handshake)).hasToString("Secrets");
        }
    }

    private static Handshake handshake(String key, ApiKeyIn in) {
        return Handshake.of(TestOptions.reader("latest").key(key, in).build(), "latest");
    }
}
