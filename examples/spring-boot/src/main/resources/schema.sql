CREATE TABLE IF NOT EXISTS interaction_event (
    topic            text        NOT NULL,
    message_id       text        NOT NULL,
    event_type       text        NOT NULL,
    interaction_guid text,
    published        timestamptz NOT NULL,
    payload          jsonb       NOT NULL,
    PRIMARY KEY (topic, message_id)
);

CREATE INDEX IF NOT EXISTS interaction_event_guid ON interaction_event (interaction_guid);

CREATE TABLE IF NOT EXISTS dead_letter (
    topic      text        NOT NULL,
    message_id text        NOT NULL,
    reason     text        NOT NULL,
    payload    bytea       NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, message_id)
);
