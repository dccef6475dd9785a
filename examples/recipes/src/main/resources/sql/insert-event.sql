INSERT INTO contact_event (message_id, event_type, payload)
VALUES (:#${body.messageId}, :#${body.type}, :#${bodyAs(String)})
ON CONFLICT (message_id) DO NOTHING
