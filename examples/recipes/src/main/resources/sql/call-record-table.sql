CREATE TABLE IF NOT EXISTS call_record (
    interaction text    PRIMARY KEY,
    media       text,
    direction   text,
    queue_id    text,
    agent_id    text,
    created     timestamptz,
    queued      timestamptz,
    accepted    timestamptz,
    ended       timestamptz,
    reason      text,
    holds       integer NOT NULL,
    events      integer NOT NULL
);
