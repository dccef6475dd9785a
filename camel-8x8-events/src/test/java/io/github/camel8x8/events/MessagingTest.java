/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.callrecord.CallRecord;
import io.github.camel8x8.events.callrecord.Timeline;
import io.github.camel8x8.events.event.Event;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.Serializable;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultExchangeHolder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages to a broker contain the JSON of an event and never a Java object. */
class MessagingTest extends CamelTestSupport {

    private static final String JSON = "{\"Interaction\":{\"event\":\"InteractionCréated\"}}";

    private static final Event EVENT = Event.of(JSON.getBytes(UTF_8));

    private final ActiveMQConnectionFactory broker =
            new ActiveMQConnectionFactory(
                    "vm://messaging-test?broker.persistent=false&broker.useJmx=false");

    /** Keeps the broker and its messages alive. */
    private Connection connection;

    @BeforeEach
    void connect() throws JMSException {
        connection = broker.createConnection();
        connection.start();
        context.addComponent("jms", JmsComponent.jmsComponent(broker));
    }

    @AfterEach
    void disconnect() throws JMSException {
        connection.close();
    }

    @Test
    void jmsGetsTheBytesOfTheJson() throws Exception {
        Message message = sent("jms:events", EVENT);

        assertThat(message.isBodyAssignableTo(byte[].class)).isTrue();
        assertThat(((BytesMessage) message).getBody(byte[].class)).isEqualTo(JSON.getBytes(UTF_8));
    }

    @Test
    void jmsGetsATextIfTheRouteAsksForIt() throws Exception {
        Message message = sent("jms:events?jmsMessageType=Text", EVENT);

        assertThat(((TextMessage) message).getText()).isEqualTo(JSON);
    }

    @Test
    void jmsGetsTheJsonOfACallRecord() throws Exception {
        Message message =
                sent("jms:events?jmsMessageType=Text", Timeline.of("int-7", null).record());

        assertThat(((TextMessage) message).getText()).startsWith("{\"interactionGuid\":\"int-7\"");
        assertThat(sent("jms:events", Timeline.of("int-7", null).record()))
                .isInstanceOf(BytesMessage.class);
    }

    @Test
    void aPersistentAggregationRepositoryStoresTheText() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(EVENT);
        Exchange restored = new DefaultExchange(context);

        DefaultExchangeHolder.unmarshal(restored, DefaultExchangeHolder.marshal(exchange));

        assertThat(restored.getMessage().getBody()).isEqualTo(JSON);
        assertThat(restored.getMessage().getBody(Event.class)).isEqualTo(EVENT);
    }

    @Test
    void neitherIsSerializable() {
        assertThat(EVENT).isNotInstanceOf(Serializable.class);
        assertThat(Serializable.class.isAssignableFrom(CallRecord.class)).isFalse();
    }

    private Message sent(String uri, Object body) throws JMSException {
        template.sendBody(uri, body);
        try (Session session = connection.createSession()) {
            return session.createConsumer(session.createQueue("events")).receive(10_000);
        }
    }
}
