CREATE TABLE IF NOT EXISTS contact_event (
    message_id text PRIMARY KEY,
    event_type text,
    payload    text NOT NULL
);
