create table if not exists call_records (
    interaction_guid varchar(200) primary key,
    tenant varchar(100),
    media_type varchar(20),
    direction varchar(10),
    queue_id varchar(100),
    created timestamp(0) with time zone,
    queued timestamp(0) with time zone,
    offered timestamp(0) with time zone,
    accepted timestamp(0) with time zone,
    ended timestamp(0) with time zone,
    closed timestamp(0) with time zone,
    waiting_seconds integer not null,
    ringing_seconds integer not null,
    talking_seconds integer not null,
    on_hold_seconds integer not null,
    wrap_up_seconds integer not null,
    agents varchar(1000) not null,
    transfers integer not null,
    outcome varchar(20) not null,
    hangup_initiator varchar(20),
    hangup_reason varchar(50),
    disposition_code varchar(50),
    events integer not null,
    complete boolean not null,
    missing varchar(1000) not null
);

-- Camel's aggregation repository: open calls, and calls that have ended and are not stored yet.
create table if not exists open_calls (
    id varchar(255) primary key,
    exchange blob not null,
    version bigint not null
);

create table if not exists open_calls_completed (
    id varchar(255) primary key,
    exchange blob not null,
    version bigint not null
);
