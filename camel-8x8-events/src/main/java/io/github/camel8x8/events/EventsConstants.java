/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/**
 * The headers of an Exchange whose body is an event, or a batch of events with {@code
 * batching=true}. A header is missing if the event has no value for it.
 */
public final class EventsConstants {

    /** The type of the event, as in InteractionCreated or AgentStatusChange. */
    @Metadata(label = "consumer", javaType = "String", important = true)
    public static final String EVENT_TYPE = "Camel8x8EventsEventType";

    /** The interaction the event belongs to; it is the same in all events of one interaction. */
    @Metadata(label = "consumer", javaType = "String", important = true)
    public static final String INTERACTION_GUID = "Camel8x8EventsInteractionGuid";

    /** The short id of the agent the event is about. */
    @Metadata(label = "consumer", javaType = "String", important = true)
    public static final String AGENT_ID = "Camel8x8EventsAgentId";

    /** The id of the queue the event is about. */
    @Metadata(label = "consumer", javaType = "String")
    public static final String QUEUE_ID = "Camel8x8EventsQueueId";

    /** The state of the call as received, as in CS_CONNECTED. */
    @Metadata(label = "consumer", javaType = "String")
    public static final String CALL_STATE = "Camel8x8EventsCallState";

    /** The medium of the interaction: phone, email, chat, sms or video. */
    @Metadata(label = "consumer", javaType = "String")
    public static final String MEDIA_TYPE = "Camel8x8EventsMediaType";

    /** The direction of the interaction as received. */
    @Metadata(label = "consumer", javaType = "String")
    public static final String DIRECTION = "Camel8x8EventsDirection";

    /**
     * The Pulsar message id, in base64. A reader with this id as messageId starts after this event.
     */
    @Metadata(label = "consumer", javaType = "String", important = true)
    public static final String MESSAGE_ID = "Camel8x8EventsMessageId";

    /**
     * The key under which the offsetRepository has the position of the stream that the event, or
     * the batch, is from. Only on a reader with an offsetRepository and concurrentConsumers=1.
     */
    @Metadata(label = "consumer", javaType = "String")
    public static final String POSITION_KEY = "Camel8x8EventsPositionKey";

    /** When the event was published. */
    @Metadata(label = "consumer", javaType = "java.time.Instant")
    public static final String PUBLISH_TIME = "Camel8x8EventsPublishTime";

    /** The key of the Pulsar message, if it has one. */
    @Metadata(label = "consumer", javaType = "String")
    public static final String KEY = "Camel8x8EventsKey";

    /** How many times the server has delivered the event before. */
    @Metadata(label = "consumer", javaType = "Integer")
    public static final String REDELIVERY_COUNT = "Camel8x8EventsRedeliveryCount";

    /** The tenant the event, or the batch, was read from. */
    @Metadata(label = "consumer", javaType = "String")
    public static final String TENANT = "Camel8x8EventsTenant";

    /** The Pulsar namespace the event, or the batch, was read from. */
    @Metadata(label = "consumer", javaType = "String")
    public static final String NAMESPACE = "Camel8x8EventsNamespace";

    /** The Pulsar topic the event, or the batch, was read from. */
    @Metadata(label = "consumer", javaType = "String")
    public static final String TOPIC = "Camel8x8EventsTopic";

    /**
     * The properties of the Pulsar message, in one map, so that none of them can become a header.
     */
    @Metadata(label = "consumer", javaType = "Map<String, String>")
    public static final String PROPERTIES = "Camel8x8EventsProperties";

    /**
     * Acknowledges or rejects the event, or all events of a batch, with ack() or nack(). Only with
     * allowManualAck=true.
     */
    @Metadata(label = "consumer", javaType = "io.github.camel8x8.events.EventsAcknowledgement")
    public static final String ACKNOWLEDGEMENT = "Camel8x8EventsAcknowledgement";

    /** How many events the batch has. Only with batching=true. */
    @Metadata(label = "consumer", javaType = "Integer")
    public static final String BATCH_SIZE = "Camel8x8EventsBatchSize";

    /**
     * The Pulsar message id of the first event of the batch, in base64. Only with batching=true.
     */
    @Metadata(label = "consumer", javaType = "String")
    public static final String FIRST_MESSAGE_ID = "Camel8x8EventsFirstMessageId";

    /**
     * The Pulsar message id of the last event of the batch, in base64. A reader with this id as
     * messageId starts after the batch. Only with batching=true.
     */
    @Metadata(label = "consumer", javaType = "String")
    public static final String LAST_MESSAGE_ID = "Camel8x8EventsLastMessageId";

    /** When the event was published, in milliseconds since 1970. */
    @Metadata(label = "consumer", javaType = "Long")
    public static final String MESSAGE_TIMESTAMP = Exchange.MESSAGE_TIMESTAMP;

    private EventsConstants() {}
}
