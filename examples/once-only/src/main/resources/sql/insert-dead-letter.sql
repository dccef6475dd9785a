INSERT INTO dead_letter (message_id, payload)
VALUES (:#Camel8x8EventsMessageId, :#${bodyAs(byte[])})
