-- No key and no ON CONFLICT: the position in the same transaction prevents duplicates.
CREATE TABLE IF NOT EXISTS contact_event (
    message_id text        NOT NULL,
    event_type text,
    published  timestamptz NOT NULL,
    payload    jsonb       NOT NULL
);

CREATE TABLE IF NOT EXISTS dead_letter (
    message_id text        NOT NULL,
    payload    bytea       NOT NULL,
    at         timestamptz NOT NULL DEFAULT now()
);
