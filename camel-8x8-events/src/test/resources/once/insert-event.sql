INSERT INTO contact_event (message_id, event_type, payload)
VALUES (:#Camel8x8EventsMessageId, :#Camel8x8EventsEventType, :#${bodyAs(String)})
