/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ServiceUrl} and {@link TopicName}: the address of a stream. */
class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "wss://example.org, wss://example.org",
        "WSS://Example.ORG/, wss://example.org",
        "' wss://example.org ', wss://example.org",
        "wss://example.org:443, wss://example.org",
        "wss://example.org:8443, wss://example.org:8443",
        "wss://[2001:db8::1]:8443, wss://[2001:db8::1]:8443",
        "ws://localhost:8080, ws://localhost:8080",
        "ws://LOCALHOST, ws://localhost",
        "ws://127.0.0.1:80, ws://127.0.0.1",
        "ws://127.9.8.7, ws://127.9.8.7",
        "ws://[::1]:9000, ws://[::1]:9000"
    })
    void aServiceUrlIsASchemeAHostAndAPort(String text, String url) {
        assertThat(ServiceUrl.parse(text)).hasToString(url);
    }

    @Test
    void thePortIsTheSchemesDefaultIfNoneIsGiven() {
        assertThat(ServiceUrl.parse("wss://example.org"))
                .isEqualTo(new ServiceUrl(true, "example.org", 443));
        assertThat(ServiceUrl.parse("ws://localhost"))
                .isEqualTo(new ServiceUrl(false, "localhost", 80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "https://example.org",
                "wss:",
                "wss://",
                "wss:///path",
                "wss://a b",
                "wss://example.org:port",
                "pulsar+ssl://example.org:6651"
            })
    void anythingElseIsRejectedWithTheForm(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceUrl.parse(text))
                .withMessageContaining("Option serviceUrl has the value '" + text + "'")
                .withMessageContaining("wss://host[:port]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss://example.org/ws/v2", "wss://example.org/#top"})
    void aPathIsRejectedSinceItIsMadeOfOtherOptions(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceUrl.parse(text))
                .withMessageContaining("tenant, namespace and topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss://example.org:0", "wss://example.org:65536"})
    void aPortOutOfRangeIsRejected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceUrl.parse(text))
                .withMessageContaining("1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://example.org",
                "ws://10.0.0.1",
                "ws://0.0.0.0",
                "ws://localhost.example.org",
                "ws://127.0.0.1.example.org",
                "ws://[2001:db8::1]",
                "ws://192.127.0.0"
            })
    void unencryptedToAnotherHostIsRejected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceUrl.parse(text))
                .withMessageContaining("would send the API key in clear");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://user:eght_secret@example.org",
                "wss://eght_secret@example.org",
                "wss://example.org/?x-api-key=eght_secret",
                "wss://example.org/#eght_secret",
                "wss://user:pass/eght_secret@example.org",
                "user:eght_secret@example.org",
                "eght_secret@example.org",
                "eght_secret",
                "https://example.org?x-api-key=eght_secret"
            })
    void aSecretWrittenIntoTheUrlIsNotShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceUrl.parse(text))
                .withMessageNotContainingAny("eght_secret");
    }

    @Test
    void aFullPulsarNameIsRejectedWithTheFormToWrite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicName("acme", "persistent:", "/acme/event-v1/all"))
                .withMessageContaining("'persistent://acme/event-v1/all'")
                .withMessageContaining("write only the topic, or namespace/topic");
    }

    @Test
    void aTopicIsShownWithItsTenantAndNamespace() {
        assertThat(new TopicName("acme", "agent-v1", "ag/4711"))
                .hasToString("acme/agent-v1/ag/4711");
    }

    @ParameterizedTest
    @CsvSource({
        "'', event-v1, all, Option tenant is missing",
        "acme, ' ', all, Option namespace is missing",
        "acme, event-v1, '', Option topic is missing",
        "ac/me, event-v1, all, Option tenant has the value 'ac/me'",
        "acme, event/v1, all, Option namespace has the value 'event/v1'",
        "'..', event-v1, all, Option tenant has the value '..'",
        "acme, '.', all, Option namespace has the value '.'",
        "acme, event-v1, '..', Option topic has the value '..'",
        "acme, agent-v1, 'ag/../all', Option topic has the value 'ag/../all'",
        "acme, persistent, acme/event-v1/all, Option topic has the value 'persistent/acme/event-v1/all'"
    })
    void aTopicWithAPartMissingOrDividedIsRejectedByTheOptionsName(
            String tenant, String namespace, String topic, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicName(tenant, namespace, topic))
                .withMessageContaining(message);
    }
}
