/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel8x8.events.test.broker.Broker;
import io.github.camel8x8.events.test.broker.BrokerException;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.broker.MessageId;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A producer: publishes messages, and answers each with its id and the context of the request. */
final class ProducerConversation implements Conversation {

    private static final int UNREADABLE = 3;
    private static final int NOT_BASE64 = 4;
    private static final int NOT_SENT = 1;

    private final Broker broker;
    private final ClientConnection client;
    private final ProducerSettings settings;
    private final EventLoop loop;
    private final List<Pending> batch = new ArrayList<>();

    private record Pending(Message message, @Nullable String context) {}

    ProducerConversation(
            Broker broker, ClientConnection client, ProducerSettings settings, EventLoop loop) {
        this.broker = broker;
        this.client = client;
        this.settings = settings;
        this.loop = loop;
    }

    @Override
    public void open() {
        // a producer receives no messages
    }

    @Override
    public void receive(String text) {
        JsonNode frame;
        try {
            frame = ClientFrames.object(text);
        } catch (JsonProcessingException e) {
            fail(UNREADABLE, e.getOriginalMessage(), null);
            return;
        }
        String context = text(frame, "context");
        try {
            batch.add(new Pending(message(frame), context));
        } catch (IllegalArgumentException | DateTimeException e) {
            fail(NOT_BASE64, String.valueOf(e.getMessage()), context);
            return;
        }
        if (!settings.batching() || batch.size() >= settings.batchSize()) {
            publish();
        } else if (batch.size() == 1) {
            loop.schedule(this::publish, settings.delayMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void writable() {
        // answers are not limited
    }

    @Override
    public void end() {
        batch.clear();
    }

    private void publish() {
        if (batch.isEmpty()) {
            return;
        }
        List<Pending> pending = List.copyOf(batch);
        batch.clear();
        try {
            List<Message> messages = pending.stream().map(Pending::message).toList();
            List<MessageId> ids =
                    broker.publish(
                            client.request().topic(),
                            messages,
                            settings.batching(),
                            settings.withoutKey());
            for (int i = 0; i < ids.size(); i++) {
                succeed(ids.get(i), pending.get(i).context());
            }
        } catch (BrokerException e) {
            pending.forEach(one -> fail(NOT_SENT, String.valueOf(e.getMessage()), one.context()));
        }
    }

    private void succeed(MessageId id, @Nullable String context) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("result", "ok");
        answer.put("messageId", id.asAcknowledgedToProducer(client.request().topic()).toText());
        answer(answer, context);
    }

    private void fail(int error, String message, @Nullable String context) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("result", "send-error:" + error).put("errorMsg", message);
        answer(answer, context);
    }

    private void answer(ObjectNode answer, @Nullable String context) {
        if (context != null) {
            answer.put("context", context);
        }
        client.gate().write(new TextWebSocketFrame(answer.toString()));
        client.gate().flush();
    }

    private static Message message(JsonNode frame) {
        Map<String, String> properties = new LinkedHashMap<>();
        frame.path("properties")
                .properties()
                .forEach(field -> properties.put(field.getKey(), field.getValue().asText()));
        byte[] payload = Base64.getDecoder().decode(frame.path("payload").asText());
        return new Message(payload, text(frame, "key"), properties, eventTime(frame), null);
    }

    private static @Nullable Instant eventTime(JsonNode frame) {
        String text = text(frame, "eventTime");
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    private static @Nullable String text(JsonNode frame, String field) {
        return frame.hasNonNull(field) ? frame.path(field).asText() : null;
    }
}
