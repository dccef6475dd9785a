/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.test.broker.ConsumerSession;
import io.github.camel8x8.events.test.broker.MalformedIdException;
import io.github.camel8x8.events.test.broker.MessageId;
import io.github.camel8x8.events.test.broker.Progress;

/**
 * A consumer: acknowledges, acknowledges negatively, permits. An unknown command with an id
 * acknowledges.
 */
final class ConsumerConversation implements Conversation {

    private final ConsumerSession consumer;
    private final ClientConnection client;

    ConsumerConversation(ConsumerSession consumer, ClientConnection client) {
        this.consumer = consumer;
        this.client = client;
    }

    @Override
    public void open() {
        consumer.open();
    }

    @Override
    public void receive(String text) throws JsonProcessingException {
        JsonNode command = ClientFrames.object(text);
        switch (command.path("type").asText()) {
            case "isEndOfTopic" -> {
                client.gate().write(ClientFrames.endOfTopic(consumer.isEndOfTopic()));
                client.gate().flush();
            }
            case "permit" -> permit(command);
            case "unsubscribe" -> consumer.unsubscribe();
            case "negativeAcknowledge" -> {
                MessageId id = messageId(command);
                client.onNegativelyAcknowledged(command.path("messageId").asText());
                consumer.negativeAcknowledge(id);
            }
            default -> {
                MessageId id = messageId(command);
                client.onAcknowledged(command.path("messageId").asText());
                consumer.acknowledge(id);
            }
        }
    }

    @Override
    public void writable() {
        consumer.dispatch();
    }

    @Override
    public Progress progress() {
        return consumer.progress();
    }

    @Override
    public void end() {
        consumer.detach();
    }

    private void permit(JsonNode command) throws JsonProcessingException {
        JsonNode messages = command.path("permitMessages");
        if (!messages.isNumber()) {
            throw ClientFrames.unreadable(
                    "Missing required permitMessages field for 'permit' command");
        }
        consumer.permit(messages.asInt());
    }

    private static MessageId messageId(JsonNode command) throws JsonProcessingException {
        if (!command.hasNonNull("messageId")) {
            throw new NullPointerException();
        }
        try {
            return MessageId.parse(command.path("messageId").asText());
        } catch (MalformedIdException e) {
            throw ClientFrames.unreadable(e.toString());
        }
    }
}
