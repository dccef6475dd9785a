create table if not exists ended (
  message_id  varchar primary key,
  interaction varchar,
  media       varchar,
  reason      varchar,
  published   timestamp with time zone not null
);
