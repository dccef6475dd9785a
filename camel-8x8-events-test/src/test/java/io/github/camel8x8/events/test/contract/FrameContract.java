/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The format of a message. */
public abstract class FrameContract extends WireTest {

    @Test
    void aMessageWithoutExtrasHasFiveFields() {
        publish(List.of("plain"));

        Wire reader = reader("messageId=earliest");
        JsonNode message = reader.awaitMessages(1).get(0);

        assertThat(reader.frames().get(0))
                .matches(
                        "\\{\"messageId\":\"[^\"]+\",\"payload\":\"cGxhaW4=\",\"properties\":\\{\\},"
                                + "\"publishTime\":\"[^\"]+\",\"redeliveryCount\":0\\}");
        assertThat(OffsetDateTime.parse(message.path("publishTime").asText()).toInstant())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plus(Duration.ofMinutes(1)));
    }

    @Test
    void keyPropertiesAndEventTimeFollow() {
        ObjectNode frame = frame("{}").put("key", "key-1");
        frame.putObject("properties").put("k é", "v\"q");
        frame.put("eventTime", "2026-01-02T03:04:05.670Z");
        publish(topic, List.of(frame));

        Wire reader = reader("messageId=earliest");
        JsonNode message = reader.awaitMessages(1).get(0);

        assertThat(reader.frames().get(0)).contains("\"properties\":{\"k é\":\"v\\\"q\"}");
        assertThat(message.path("key").asText()).isEqualTo("key-1");
        assertThat(message.path("eventTime").asText()).contains(":05.67").doesNotContain("05.670");
        assertThat(OffsetDateTime.parse(message.path("eventTime").asText()).toInstant())
                .isEqualTo("2026-01-02T03:04:05.670Z");
    }

    @Test
    void anEmptyPayloadIsAnEmptyString() {
        publish(List.of(""));

        assertThat(reader("messageId=earliest").awaitMessages(1).get(0).path("payload").asText())
                .isEmpty();
    }

    @Test
    void theProducerReceivesTheIdThatTheReaderSees() {
        List<String> ids = publishNumbers(0, 3);

        Wire reader = reader("messageId=earliest");

        reader.awaitMessages(3);
        assertThat(reader.ids()).isEqualTo(ids);
    }

    @Test
    void aMessageIdHasLedgerEntryAndTheSizeOfNoBatch() {
        byte[] id = Base64.getDecoder().decode(publishNumbers(0, 1).get(0));

        assertThat(id[0]).as("ledger, a varint").isEqualTo((byte) 0x08);
        assertThat(id).endsWith(0x10, 0x00, 0x30, 0x00);
    }

    @Test
    void aMessageOfABatchHasItsIndexAndTheSizeInItsId() {
        publishBatches(0, 10);

        Wire reader = reader("messageId=earliest");

        reader.awaitMessages(10);
        byte[] last = Base64.getDecoder().decode(reader.ids().get(9));
        assertThat(last).endsWith(0x10, 0x00, 0x20, 0x09, 0x30, 0x0a);
    }

    @Test
    void readerAndConsumerSeeTheSame() {
        publishNumbers(0, 1);

        Wire reader = reader("messageId=earliest");
        Wire consumer = consumer("s", "subscriptionInitialPosition=Earliest");

        reader.awaitMessages(1);
        consumer.awaitMessages(1);
        assertThat(reader.frames()).isEqualTo(consumer.frames());
    }
}
