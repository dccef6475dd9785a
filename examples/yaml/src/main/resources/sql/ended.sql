merge into ended (message_id, interaction, media, reason, published)
key (message_id)
values (
  :#${header.Camel8x8EventsMessageId},
  :#${header.Camel8x8EventsInteractionGuid},
  :#${header.Camel8x8EventsMediaType},
  :#${body.callHangupReason},
  :#${header.Camel8x8EventsPublishTime}
)
