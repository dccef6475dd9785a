INSERT INTO contact_event (message_id, event_type, published, payload)
VALUES (:#Camel8x8EventsMessageId, :#${header.Camel8x8EventsEventType},
        CAST(:#${header.Camel8x8EventsPublishTime.toString} AS timestamptz),
        CAST(:#${bodyAs(String)} AS jsonb))
