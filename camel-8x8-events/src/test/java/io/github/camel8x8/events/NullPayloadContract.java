/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.EventStream;
import java.time.Duration;
import java.util.List;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/**
 * A server silently stops sending at a message with a null payload. A reader skips such a message,
 * and never one that the server can send.
 */
abstract class NullPayloadContract extends RouteOnService {

    private final Received received = new Received();

    /** The idle timeout of a session: {@code idleReconnect=...}. */
    abstract String idle();

    @Test
    void aReaderStepsOverANullPayloadBetweenEvents() throws Exception {
        publish("0", "1", "null", "2", "3");

        route(uri("messageId=earliest", idle()), received);

        received.expectExactly(numbers(0, 4));
        assertThat(stream().statistics().gaps()).isOne();
        assertThat(stream().findings().gap().text())
                .contains("does not send the message after " + received.ids().get(1))
                .contains("payload is probably null");
        assertThat(health().getDetails().get("lastGap")).asString().contains("probably null");
    }

    @Test
    void aReaderStepsOverSeveralNullPayloadsOneByOne() throws Exception {
        publish("0", "null", "null", "1");

        route(uri("messageId=earliest", idle()), received);

        received.expectExactly(numbers(0, 2));
        assertThat(stream().statistics().gaps()).isEqualTo(2);
    }

    @Test
    void aReaderStepsOverOneMessageOfABatchOnly() throws Exception {
        publish("batch:0,1,2,null,3,4,5,6,7,8");

        route(uri("messageId=earliest", idle()), received);

        received.expectExactly(numbers(0, 9));
        assertThat(stream().statistics().gaps()).isOne();
    }

    @Test
    void aReaderLosesNoEventOfABatchThatBeginsWithNullPayloads() throws Exception {
        publish("0", "batch:null,null,1,2", "3");

        route(uri("messageId=earliest", idle()), received);

        received.expectExactly(numbers(0, 4));
        assertThat(stream().statistics().gaps()).isEqualTo(2);
    }

    @Test
    void aReaderStepsOverTheNewestMessageOnlyWhenAnEventFollows() throws Exception {
        publish("0", "null");
        route(uri("messageId=earliest", idle()), received);
        received.awaitCount(1);
        await().atMost(LIMIT).until(() -> stream().statistics().idleReconnects() >= 2);
        assertThat(stream().statistics().gaps()).isZero();

        producer.publishNumbers(1, 1);

        received.expectExactly(numbers(0, 2));
        assertThat(stream().statistics().gaps()).isOne();
    }

    @Test
    void aQuietTopicLosesAndSkipsNothing() throws Exception {
        producer.publishNumbers(0, 3);
        route(uri("messageId=earliest", idle()), received);
        received.awaitCount(3);
        String position = received.ids().get(2);

        await().atMost(LIMIT).until(() -> stream().statistics().idleReconnects() >= 4);

        assertThat(stream().position()).isEqualTo(position);
        assertThat(stream().statistics().gaps()).isZero();
        producer.publishNumbers(3, 1);
        received.expectExactly(numbers(0, 4));
    }

    @Test
    void aStoredPositionPassesANullPayload() throws Exception {
        MemoryStateRepository positions = new MemoryStateRepository();
        camel.getRegistry().bind("positions", positions);
        publish("0", "null", "1");
        route(uri("messageId=earliest", idle(), "offsetRepository=#positions"), received);
        received.awaitCount(2);

        camel.getRouteController().stopRoute("route");
        producer.publishNumbers(2, 2);
        camel.getRouteController().startRoute("route");

        received.expectExactly(numbers(0, 4));
        assertThat(stream().statistics().gaps()).isZero();
    }

    @Test
    void aSubscriptionReportsThatReopeningBringsNothing() throws Exception {
        route(uri("subscription=s", idle()), received);
        awaitConnected();

        publish("0", "null", "1");

        received.awaitCount(1);
        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(health().getDetails().get("lastSilence"))
                                        .asString()
                                        .contains("2 reconnects in a row")
                                        .contains("null payload"));
        await().during(Duration.ofSeconds(1)).until(() -> received.count() == 1);
    }

    private void publish(String... entries) {
        service.publishEntries(topic, List.of(entries));
    }

    private EventStream stream() {
        return consumer().streams().get(0);
    }
}
