INSERT INTO dead_letter (topic, message_id, reason, payload)
VALUES (:#Camel8x8EventsTopic, :#Camel8x8EventsMessageId, :#${exchangeProperty.reason},
        :#${bodyAs(byte[])})
ON CONFLICT (topic, message_id) DO UPDATE SET reason = EXCLUDED.reason, at = now()
