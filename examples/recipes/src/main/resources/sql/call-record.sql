INSERT INTO call_record AS known (interaction, media, direction, queue_id, agent_id,
                                  created, queued, accepted, ended, reason, holds, events)
SELECT interaction, media, direction, queue_id, agent_id,
       CASE WHEN type = 'InteractionCreated' THEN at END,
       CASE WHEN type = 'InteractionQueued' THEN at END,
       CASE WHEN type IN ('InteractionAccepted', 'InteractionCustomerAccepted') THEN at END,
       CASE WHEN type = 'InteractionDeleted' THEN at END,
       reason,
       CASE WHEN type = 'LineHoldStatus' AND hold THEN 1 ELSE 0 END,
       1
  FROM (SELECT CAST(:#${body.interactionGuid} AS text) AS interaction,
               CAST(:#${body.type} AS text) AS type,
               CAST(:#${body?.eventTime.toString} AS timestamptz) AS at,
               CAST(:#${body.mediaType} AS text) AS media,
               CAST(:#${body.direction} AS text) AS direction,
               CAST(:#${body.queueId} AS text) AS queue_id,
               CAST(:#${body.agentId} AS text) AS agent_id,
               CAST(:#${body.callHangupReason} AS text) AS reason,
               CAST(:#${body.flag('status')} AS boolean) AS hold) AS event
 WHERE interaction IS NOT NULL
ON CONFLICT (interaction) DO UPDATE SET
       media     = coalesce(known.media, excluded.media),
       direction = coalesce(known.direction, excluded.direction),
       queue_id  = coalesce(known.queue_id, excluded.queue_id),
       agent_id  = coalesce(excluded.agent_id, known.agent_id),
       created   = least(known.created, excluded.created),
       queued    = least(known.queued, excluded.queued),
       accepted  = least(known.accepted, excluded.accepted),
       ended     = greatest(known.ended, excluded.ended),
       reason    = coalesce(excluded.reason, known.reason),
       holds     = known.holds + excluded.holds,
       events    = known.events + excluded.events
