/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors of an endpoint for invalid options. */
class RejectedOptionsTest extends ConfiguredComponent {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subscriptionType=shard | Option subscriptionType has the value 'shard', which is not"
                        + " one of Exclusive, Shared, Failover, Key_Shared",
                "receiverQueueSize=abc | Option receiverQueueSize has the value 'abc', which is not"
                        + " an integer",
                "pullMode=maybe | Option pullMode has the value 'maybe', which is neither true nor"
                        + " false",
                "pingInterval=soon | Option pingInterval has the value 'soon', which is not a"
                        + " valid duration: use milliseconds, or a value such as 30s or 1h30m",
                "ACKTIMEOUTMILLIS=soon | Option ackTimeoutMillis has the value 'soon', which is not a"
                        + " valid duration",
                "reconnectBackoffMultiplier=x | Option reconnectBackoffMultiplier has the value 'x',"
                        + " which is not a number",
                "proxyPort=http | Option proxyPort has the value 'http', which is not an integer",
                "apiKeyProvider=#none | Option apiKeyProvider has the value '#none', which is not a"
                        + " usable bean",
                "apiKeyProvider=eght_x | Option apiKeyProvider takes a bean, as in #name",
                "apiKeyProvider=#textInRegistry | Option apiKeyProvider has the value"
                        + " '#textInRegistry', which is not a usable bean: No bean could be"
                        + " found in the registry for: #textInRegistry of type:"
                        + " java.util.function.Supplier",
                "apiKeyFile=file:/run/key | Option apiKeyFile has the value 'file:/run/key', which is"
                        + " a URL; write only the path of the file",
                "apiKeyFile=/run/key&apiKey=x | Option apiKeyFile has the value '/run/key', but"
                        + " apiKey is set too; remove one of them",
                "region=AP1 | Option region has the value 'AP1', which is a cluster of the region"
                        + " HK1 that has no endpoint yet; when 8x8 names its host, set serviceUrl"
                        + " to wss:// and that host",
                "concurrentConsumers=1001 | Option concurrentConsumers has the value '1001', but"
                        + " must be 1 to 1000",
                "receiverQueueSize=1 | Option receiverQueueSize has the value '1', but must be 2 to"
                        + " 1000 without a subscription",
                "batching=true&receiverQueueSize=50 | Option maxBatchSize has the value '500', but"
                        + " must be 1 to receiverQueueSize (50); change one of them",
                "batching=true&maxBatchSize=0 | Option maxBatchSize has the value '0', but must be 1"
                        + " to receiverQueueSize (1000)",
                "batching=true&batchTimeout=0 | Option batchTimeout has the value '0', but must be 1"
                        + " to 86400000 ms",
                "maxBatchSize=10 | Option maxBatchSize has the value '10', but it applies to batches"
                        + " only; set batching=true, or remove the option",
                "connectTimeout=9223372036854775807 | Option connectTimeout has the value"
                        + " '9223372036854775807', but must be 1 to 86400000 ms",
                "tenant=.. | Option tenant has the value '..'",
                "proxyHost=proxy.local | Option proxyPort is missing; proxyHost needs one",
                "startTime=yesterday | Option startTime has the value 'yesterday', which is not a time;"
                        + " use a date and a time such as 2026-11-27T09:00:00Z",
                "stopTime=2026-11-27 | Option stopTime has the value '2026-11-27', which is not a time",
                "startTime=-2h&messageId=earliest | Option startTime has the value '-2h', but messageId"
                        + " is set too ('earliest'), and a reader begins at one of them; remove the"
                        + " other",
                "startTime=-1h&stopTime=-2h | but must be after startTime, which is",
                "startTime=-2h&subscription=s | Option startTime has the value '-2h', but it applies to"
                        + " readers only, and this endpoint has the subscription 's'",
                "stopTime=-2h&subscription=s | Option stopTime has the value '-2h', but it applies to"
                        + " readers only",
                "offsetRepository=file | Option offsetRepository takes a bean, as in #name",
                "readrName=x | Unknown option readrName; did you mean readerName?",
                "offsetRepo=x | Unknown option offsetRepo; did you mean offsetRepository?",
                "tenant='acme' | Option tenant has the value ''acme'', which is within quotes",
                "serviceUrl=https://host | use wss:// instead of https://",
                "receiverQueueSize=1001 | but must be 1 to 1000, and at least 2 without",
                "fromStart=x | Unknown option fromStart",
                "topic=other | Option topic has the value 'other', but the URI already has the topic"
                        + " 'all'; remove one of them",
                "tenant=a&tenant=b | Option tenant is set twice in the URI; remove one of them",
                "tenant=a&&region=US1 | The URI has an option without a name",
            })
    void saysWhatIsWrongAndWhatToDo(String query, String sentence) {
        camel.getRegistry().bind("textInRegistry", "a key");
        assertThatThrownBy(() -> options("8x8events:all?" + query))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S3CRET\nX-Other: 1", "S3\rCRET", "S3\0CRET", "S3CRÉT"})
    void aKeyWithACharacterThatNoKeyHasIsRejectedAtTheStartAndNotShown(String key) {
        component().getConfiguration().setApiKey(key);

        assertThatThrownBy(() -> options("8x8events:all"))
                .hasMessageContaining("Option apiKey contains a line break")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("S3", "CRET"));
    }

    /** Camel itself shows these options in a URI, because they are not secret. */
    @Test
    void aSecretInTheWrongOptionOfTheComponentIsNotShown() {
        EventsConfiguration defaults = component().getConfiguration();
        List<Runnable> mistakes =
                List.of(
                        () -> defaults.setProxyHost("http://robot:S3CRET@proxy.local:3128"),
                        () -> defaults.setProxyPort(3128),
                        () -> defaults.setProxyHost("robot:S3CRET@proxy.local"),
                        () -> defaults.setServiceUrl("wss://robot:S3CRET@events.local"),
                        () -> defaults.setServiceUrl("eght_S3CRET"),
                        () -> defaults.setServiceUrl(null),
                        () -> defaults.setProxyHost(null),
                        () -> defaults.setRegion("eght_S3CRET"),
                        () -> defaults.setRegion("S3CRET+/0123456789="));

        for (Runnable mistake : mistakes) {
            mistake.run();
            if (defaults.getProxyHost() != null
                    || defaults.getServiceUrl() != null
                    || !"EUW2".equals(defaults.getRegion())) {
                assertThatThrownBy(() -> options("8x8events:all"))
                        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("S3CRET"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "persistent/acme/event-v1/all",
                "persistent://acme/event-v1/all",
                "non-persistent/acme/event-v1/all"
            })
    void aFullPulsarNameIsNotATopic(String topic) {
        assertThatThrownBy(() -> options("8x8events?topic=" + topic))
                .hasMessageContaining(
                        "which is a full Pulsar name; write only the topic, or namespace/topic");
    }

    @Test
    void thereIsNoProducer() {
        assertThatThrownBy(() -> camel.getEndpoint("8x8events:all").createProducer())
                .hasMessageContaining("8x8events has no producer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "receiverQueueSize=abc",
                "readrName=x",
                "apiKeyProvider=S3CRET",
                "apiKeyProvider=#textInRegistry",
                "apiKeyProvider=#bean:textInRegistry",
                "serviceUrl=wss://robot:S3CRET@events.local",
                "serviceUrl=robot:S3CRET@events.local",
                "subscription=a&readerName=b",
                "tenant=a&tenant=b"
            })
    void noRejectionShowsASecret(String mistake) {
        camel.getRegistry().bind("textInRegistry", "S3CRET");
        String uri = "8x8events:all?apiKey=S3CRET&proxyPassword=RAW(S3CRET)&" + mistake;

        assertThatThrownBy(() -> options(uri))
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("S3CRET"));
    }

    @Test
    void noRejectionShowsWhatMayBeAMisspeltSecret() {
        assertThatThrownBy(() -> options("8x8events:all?apiKeyy=S3CRET"))
                .hasMessageContaining("Unknown option apiKeyy; did you mean apiKey?")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("S3CRET"));
    }

    private static String stackTrace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
