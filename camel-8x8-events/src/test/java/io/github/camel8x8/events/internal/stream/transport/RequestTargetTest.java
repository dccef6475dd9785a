/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.TestOptions;
import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import io.github.camel8x8.events.internal.stream.options.DeadLetter;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.text.PercentEncoding;
import io.github.camel8x8.events.options.InitialPosition;
import io.github.camel8x8.events.options.SubscriptionMode;
import io.github.camel8x8.events.options.SubscriptionType;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {

    @Test
    void aReaderAsksForItsTopicAndPosition() {
        assertThat(RequestTarget.of(TestOptions.reader("latest").build(), "latest"))
                .isEqualTo(
                        "wss://example.org/ws/v2/reader/persistent/acme/event-v1/all"
                                + "?messageId=latest&receiverQueueSize=1000");
    }

    @Test
    void aReaderStartsAtItsMessageId() {
        assertThat(RequestTarget.of(TestOptions.reader("latest").window(7).build(), "CAUQ+/A="))
                .endsWith("?messageId=CAUQ%2B%2FA%3D&receiverQueueSize=7");
    }

    @Test
    void aReaderMayHaveAName() {
        StreamOptions options =
                TestOptions.reader("latest").api(new ReaderApi("earliest", "night & day")).build();

        assertThat(RequestTarget.of(options, "earliest"))
                .endsWith(
                        "?messageId=earliest&readerName=night%20%26%20day&receiverQueueSize=1000");
    }

    @Test
    void aSubscriptionIsPartOfThePath() {
        assertThat(
                        RequestTarget.of(
                                TestOptions.subscription(SubscriptionType.Key_Shared).build(), ""))
                .isEqualTo(
                        "wss://example.org/ws/v2/consumer/persistent/acme/event-v1/all/billing"
                                + "?subscriptionType=Key_Shared&subscriptionMode=Durable"
                                + "&subscriptionInitialPosition=Latest&receiverQueueSize=1000");
    }

    @Test
    void aSubscriptionSendsEveryParameterThatIsSet() {
        ConsumerApi api =
                new ConsumerApi(
                        "bill/ing é",
                        SubscriptionType.Shared,
                        SubscriptionMode.NonDurable,
                        InitialPosition.Earliest,
                        "worker 1",
                        2,
                        Duration.ofSeconds(30),
                        Duration.ofMillis(1500),
                        new DeadLetter(5, "persistent://acme/event-v1/dead"),
                        true);

        assertThat(RequestTarget.of(TestOptions.reader("latest").api(api).window(50).build(), ""))
                .isEqualTo(
                        "wss://example.org/ws/v2/consumer/persistent/acme/event-v1/all/bill%2Fing%20%C3%A9"
                                + "?subscriptionType=Shared&subscriptionMode=NonDurable"
                                + "&subscriptionInitialPosition=Earliest&consumerName=worker%201&priorityLevel=2"
                                + "&ackTimeoutMillis=30000&negativeAckRedeliveryDelay=1500&maxRedeliverCount=5"
                                + "&deadLetterTopic=persistent%3A%2F%2Facme%2Fevent-v1%2Fdead&pullMode=true"
                                + "&receiverQueueSize=50");
    }

    @Test
    void aDeadLetterTopicWithoutANamespaceIsOneOfTheSame() {
        ConsumerApi api =
                new ConsumerApi(
                        "billing",
                        SubscriptionType.Shared,
                        SubscriptionMode.Durable,
                        InitialPosition.Latest,
                        null,
                        null,
                        null,
                        null,
                        new DeadLetter(5, "dead"),
                        false);

        assertThat(RequestTarget.of(TestOptions.reader("latest").api(api).build(), ""))
                .contains("&deadLetterTopic=persistent%3A%2F%2Facme%2Fevent-v1%2Fdead");
    }

    @Test
    void everyPartOfTheTopicIsEncoded() {
        StreamOptions options =
                TestOptions.reader("latest").topic(new TopicName("a b", "n?1", "x/y#日+z")).build();

        assertThat(RequestTarget.of(options, "latest"))
                .startsWith(
                        "wss://example.org/ws/v2/reader/persistent/a%20b/n%3F1/x%2Fy%23%E6%97%A5%2Bz?");
    }

    @Test
    void theServicesPortIsKept() {
        assertThat(
                        RequestTarget.of(
                                TestOptions.reader("latest").at("ws://[::1]:9000").build(),
                                "latest"))
                .startsWith("ws://[::1]:9000/ws/v2/reader/");
    }

    @ParameterizedTest
    @CsvSource({
        "'a-b_c.d~e', 'a-b_c.d~e'",
        "'+/=', '%2B%2F%3D'",
        "'%', '%25'",
        "' ', '%20'",
        "'&?#:@!$''()*,;', '%26%3F%23%3A%40%21%24%27%28%29%2A%2C%3B'",
        "'é', '%C3%A9'",
        "'😀', '%F0%9F%98%80'",
        "'', ''"
    })
    void onlyUnreservedCharactersStayAsTheyAre(String text, String encoded) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
    }

    @Property
    void whatIsEncodedDecodesToTheSame(@ForAll String text) {
        // A lone surrogate has no UTF-8 form; it becomes a question mark before and after.
        String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        String encoded = PercentEncoding.encode(text);

        assertThat(URI.create("x:/" + encoded).getRawPath()).isEqualTo("/" + encoded);
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(valid);
    }
}
