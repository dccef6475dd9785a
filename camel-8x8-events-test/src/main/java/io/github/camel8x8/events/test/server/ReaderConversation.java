/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.test.broker.Progress;
import io.github.camel8x8.events.test.broker.TopicReader;

/**
 * A reader: every object that it sends gives a credit, except the question for the end of the
 * topic.
 */
final class ReaderConversation implements Conversation {

    private final TopicReader reader;
    private final ClientConnection client;

    ReaderConversation(TopicReader reader, ClientConnection client) {
        this.reader = reader;
        this.client = client;
    }

    @Override
    public void open() {
        reader.open();
    }

    @Override
    public void receive(String text) throws JsonProcessingException {
        JsonNode command = ClientFrames.object(text);
        if (ClientFrames.asksForEndOfTopic(command)) {
            client.gate().write(ClientFrames.endOfTopic(reader.isEndOfTopic()));
            client.gate().flush();
        } else {
            client.onAcknowledged(command.path("messageId").asText());
            reader.giveCredit();
        }
    }

    @Override
    public void writable() {
        reader.dispatch();
    }

    @Override
    public Progress progress() {
        return reader.progress();
    }

    @Override
    public void end() {
        reader.detach();
    }
}
