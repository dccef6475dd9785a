/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The HTTP answers of a rejected upgrade, as of Pulsar 4.0; 4.2 maps a reader's as a consumer's.
 */
public abstract class RejectionContract extends WireTest {

    @Test
    void aReaderOfAMissingNamespace() {
        Rejected.by(() -> open("reader", service.tenant() + "/missing/t"))
                .with(500, "Failed to create reader", "Namespace not found");
    }

    @Test
    void aConsumerOfAMissingNamespace() {
        Rejected.by(() -> open("consumer", service.tenant() + "/missing/t/s"))
                .with(404, "Failed to create producer/consumer", "Namespace not found");
    }

    @Test
    void aMissingTopicThatMayNotBeCreated() {
        String namespace = service.newNamespace();
        service.forbidTopicCreation(namespace);
        String path = service.tenant() + "/" + namespace + "/t";

        Rejected.by(() -> open("reader", path)).with(500);
        Rejected.by(() -> open("consumer", path + "/s")).with(404);
        service.createTopic(namespace, "t");

        assertThat(open("consumer", path + "/s").isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "!!!!, Illegal base64 character 21",
        "12345, Last unit does not have enough valid bits",
        "5:10, Illegal base64 character 3a",
        "AAAA, IndexOutOfBounds",
        "Latest, ''"
    })
    void aStartThatIsNotAnId(String messageId, String words) {
        Rejected.by(() -> reader(from(messageId))).with(500, words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "10.5", "99999999999", "-1"})
    void aWindowThatIsNotANumber(String receiverQueueSize) {
        String parameter = "receiverQueueSize=" + receiverQueueSize;

        Rejected.by(() -> reader(parameter)).with(500);
        Rejected.by(() -> consumer("s", parameter)).with(400, "Invalid query params");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscriptionType=shared",
                "subscriptionMode=durable",
                "subscriptionInitialPosition=earliest",
                "ackTimeoutMillis=10",
                "consumerName=",
                "maxRedeliverCount=0",
                "deadLetterTopic=d",
                "priorityLevel=-1"
            })
    void aConsumersParameterOutOfItsRange(String parameter) {
        Rejected.by(() -> consumer("s", parameter)).with(400, "Invalid query params");
    }

    @Test
    void tooFewPartsOfAPath() {
        Rejected.by(() -> open("reader", service.tenant() + "/t")).with(500);
        Rejected.by(() -> open("consumer", path(topic))).with(400);
    }

    @Test
    void anInvalidDomain() {
        URI url = URI.create(url("reader", path(topic)).toString().replace("/persistent/", "/x/"));

        Rejected.by(() -> Wire.open(url)).with(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/v2/readers/persistent/a/b/c", "/ws"})
    void aPathWithoutAnEndpoint(String path) {
        Rejected.by(() -> Wire.open(URI.create(service.serviceUrl() + path))).with(404);
    }

    @Test
    void aRequestWithoutUpgrade() throws IOException, InterruptedException {
        URI url = URI.create(url("reader", path(topic)).toString().replace("ws://", "http://"));

        int status =
                HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                        .statusCode();

        assertThat(status).isEqualTo(405);
    }

    @Test
    void aRequestLineThatIsTooLong() {
        Rejected.by(() -> reader("readerName=" + "x".repeat(9000))).with(414);
    }

    @Test
    void aRejectionIsAPageOfJetty() {
        Rejected rejected = Rejected.by(() -> reader(from("!!!!")));

        rejected.with(500, "<title>Error 500 ", "<h2>HTTP ERROR 500 ");
        assertThat(rejected.response().headers().firstValue("Content-Type"))
                .hasValue("text/html;charset=iso-8859-1");
    }

    @Test
    void unknownParametersAreIgnoredAndOfARepeatedOneTheFirstCounts() {
        publishNumbers(0, 3);

        reader("messageId=earliest", "x-api-key=k", "messageId=latest")
                .expectExactly(numbers(0, 3));
    }

    @Test
    void namesArePercentDecoded() {
        assertThat(consumer("sub%2Fwith%20slash").isOpen()).isTrue();
    }
}
