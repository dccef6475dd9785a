/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.options.SubscriptionType;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The options that an endpoint accepts from its URI and its component, and those of the other API.
 */
class EventsEndpointTest extends ConfiguredComponent {

    @Nested
    class Options {

        @Test
        void thePathIsTheTopic() {
            assertThat(options("8x8events:InteractionCreated,AgentStatusChange").getTopic())
                    .isEqualTo("InteractionCreated,AgentStatusChange");
        }

        @Test
        void theTopicMayHaveItsNamespaceBeforeIt() {
            assertThat(options("8x8events:agent-v1/agAglVJkg0TU28dok9y9UQKg").getTopic())
                    .isEqualTo("agent-v1/agAglVJkg0TU28dok9y9UQKg");
        }

        @Test
        void theTopicMayBeAnOption() {
            assertThat(options("8x8events?topic=all&tenant=acme").getTopic()).isEqualTo("all");
        }

        @Test
        void aPlusSignIsAPlusSign() {
            assertThat(options("8x8events:all?readerName=a+b/c=d").getReaderName())
                    .isEqualTo("a+b/c=d");
        }

        @Test
        void aTimeIsMillisecondsOrADuration() {
            EventsConfiguration options = options("8x8events:all?pingInterval=30s&pongTimeout=700");

            assertThat(options.getPingInterval()).isEqualTo(30_000);
            assertThat(options.getPongTimeout()).isEqualTo(700);
        }

        @Test
        void enumsAreTakenInAnyCase() {
            assertThat(
                            options("8x8events:all?subscription=s&subscriptionType=key_shared")
                                    .getSubscriptionType())
                    .isEqualTo(SubscriptionType.Key_Shared);
        }

        @Test
        void aBeanIsReferredToByItsName() {
            Supplier<String> provider = () -> "s3cret";
            camel.getRegistry().bind("vault", provider);

            assertThat(options("8x8events:all?apiKeyProvider=#vault").getApiKeyProvider())
                    .isSameAs(provider);
        }

        @Test
        void whatIsSetOnTheComponentIsTheDefault() {
            component().getConfiguration().setTenant("acme");
            component().getConfiguration().setReceiverQueueSize(50);

            EventsConfiguration options = options("8x8events:all?receiverQueueSize=60");

            assertThat(options.getTenant()).isEqualTo("acme");
            assertThat(options.getReceiverQueueSize()).isEqualTo(60);
        }

        @Test
        void aRegionInTheUriGoesBeforeTheServiceUrlOfTheComponent() {
            component().getConfiguration().setServiceUrl("wss://events.example.com");

            assertThat(options("8x8events:all?region=US1").getServiceUrl()).isNull();
        }

        @Test
        void aKeyInTheUriGoesBeforeTheProviderOfTheComponent() {
            component().getConfiguration().setApiKeyProvider(() -> "s3cret");

            assertThat(options("8x8events:all?apiKey=other").getApiKeyProvider()).isNull();
        }

        @Test
        void aFileInTheUriGoesBeforeTheKeyOfTheComponent() {
            component().getConfiguration().setApiKey("s3cret");

            EventsConfiguration options = options("8x8events:all?apiKeyFile=/run/secrets/8x8-key");

            assertThat(options.getApiKeyFile()).isEqualTo("/run/secrets/8x8-key");
            assertThat(options.getApiKey()).isNull();
        }

        @Test
        void endpointsThatDifferInASecretOnlyAreTwo() {
            EventsEndpoint one = camel.getEndpoint("8x8events:all?apiKey=1", EventsEndpoint.class);
            EventsEndpoint two = camel.getEndpoint("8x8events:all?apiKey=2", EventsEndpoint.class);

            assertThat(one).isNotEqualTo(two).hasSameClassAs(two);
            assertThat(one.getEndpointUri()).isEqualTo(two.getEndpointUri());
            assertThat(two.getStatus()).isEqualTo(one.getStatus());
            assertThat(two.getConfiguration().getApiKey()).isEqualTo("2");
        }

        @Test
        void theTlsSettingsOfTheContextAreUsedIfTheComponentSaysSo() {
            SSLContextParameters global = new SSLContextParameters();
            camel.setSSLContextParameters(global);
            component().setUseGlobalSslContextParameters(true);

            assertThat(options("8x8events:all").getSslContextParameters()).isSameAs(global);
        }

        @Test
        void anEndpointMayBeMadeFromAMapOfOptions() {
            EventsEndpoint endpoint =
                    (EventsEndpoint)
                            camel.getEndpoint(
                                    "8x8events:all",
                                    Map.of("apiKey", "RAW(a+b/c=)", "tenant", "acme"));

            assertThat(endpoint.getConfiguration().getApiKey()).isEqualTo("a+b/c=");
            assertThat(endpoint.getConfiguration().getTenant()).isEqualTo("acme");
        }
    }

    @Nested
    class OptionsOfBatches {

        @Test
        void theyApplyWithBatching() {
            EventsConfiguration options =
                    options("8x8events:all?batching=true&maxBatchSize=100&batchTimeout=2s");

            assertThat(options.isBatching()).isTrue();
            assertThat(options.getMaxBatchSize()).isEqualTo(100);
            assertThat(options.getBatchTimeout()).isEqualTo(2000);
        }

        @ParameterizedTest
        @ValueSource(strings = {"maxBatchSize=100", "batchTimeout=1000"})
        void anOptionOfBatchesIsRejectedWithoutBatching(String option) {
            String name = option.substring(0, option.indexOf('='));
            String value = option.substring(option.indexOf('=') + 1);

            assertThatThrownBy(() -> options("8x8events:all?" + option))
                    .hasMessageContaining(
                            "Option %s has the value '%s', but it applies to batches only; set"
                                    .formatted(name, value));
        }

        @Test
        void oneThatIsSetOnTheComponentHasNoEffectWithoutBatching() {
            component().getConfiguration().setMaxBatchSize(2000);

            assertThat(options("8x8events:all").isBatching()).isFalse();
        }
    }

    @Nested
    class OptionsOfTheOtherApi {

        @ParameterizedTest
        @CsvSource({
            "readerName=wallboard, readerName, wallboard",
            "messageId=latest, messageId, latest",
            "breakOnFirstError=false, breakOnFirstError, false",
            "positionExpired=earliest, positionExpired, EARLIEST",
            "OFFSETCOMMITINTERVAL=1000, offsetCommitInterval, 1000"
        })
        void anOptionOfReadersIsRejectedIfThereIsASubscription(
                String option, String name, String value) {
            assertThatThrownBy(() -> options("8x8events:all?subscription=crm&" + option))
                    .hasMessageContaining(
                            "Option %s has the value '%s', but it applies to readers only, and this"
                                            .formatted(name, value)
                                    + " endpoint has the subscription 'crm'; remove one of them");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "subscriptionType=Shared",
                    "subscriptionMode=Durable",
                    "subscriptionInitialPosition=Latest",
                    "consumerName=crm",
                    "priorityLevel=0",
                    "ackTimeoutMillis=5000",
                    "negativeAckRedeliveryDelay=1000",
                    "maxRedeliverCount=3",
                    "deadLetterTopic=failed",
                    "pullMode=true",
                    "allowManualAck=true"
                })
        void anOptionOfSubscriptionsIsRejectedIfThereIsNone(String option) {
            String name = option.substring(0, option.indexOf('='));
            String value = option.substring(option.indexOf('=') + 1);

            assertThatThrownBy(() -> options("8x8events:all?" + option))
                    .hasMessageContaining(
                            "Option %s has the value '%s', but it needs a subscription"
                                    .formatted(name, value));
        }

        @Test
        void oneThatIsSetOnTheComponentHasNoEffect() {
            component().getConfiguration().setReaderName("wallboard");

            assertThat(options("8x8events:all?subscription=crm").getSubscription())
                    .isEqualTo("crm");
        }

        @Test
        void oneThatIsSetInJavaIsRejectedWhenTheEndpointIsInitialized() {
            EventsEndpoint endpoint = new EventsEndpoint("8x8events://all", component());
            endpoint.getConfiguration().setConsumerName("crm");

            assertThatThrownBy(endpoint::init).hasMessageContaining("Option consumerName");
        }
    }
}
