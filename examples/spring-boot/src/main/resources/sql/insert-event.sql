INSERT INTO interaction_event (topic, message_id, event_type, interaction_guid, published, payload)
VALUES (:#Camel8x8EventsTopic, :#Camel8x8EventsMessageId, :#Camel8x8EventsEventType,
        :#${header.Camel8x8EventsInteractionGuid},
        CAST(:#${header.Camel8x8EventsPublishTime.toString} AS timestamptz),
        CAST(:#${bodyAs(String)} AS jsonb))
ON CONFLICT (topic, message_id) DO NOTHING
