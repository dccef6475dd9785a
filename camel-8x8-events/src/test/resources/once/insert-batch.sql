INSERT INTO contact_event (message_id, event_type, payload)
SELECT * FROM unnest(
    CAST(:#${body.messageIds} AS text[]),
    CAST(:#${body.types} AS text[]),
    CAST(:#${body.payloads} AS text[]))
