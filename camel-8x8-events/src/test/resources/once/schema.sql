CREATE TABLE contact_event (
    row_number bigint GENERATED ALWAYS AS IDENTITY,
    message_id varchar(200),
    event_type varchar(100),
    payload    varchar(10000)
)
