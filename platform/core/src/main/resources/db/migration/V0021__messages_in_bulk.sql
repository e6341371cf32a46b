-- Messages that are queued in bulk and written when they leave, and the keys by which a night finds what is under way.

alter table outbound_message
  -- What a message is to say, for whoever writes it when it leaves; null for one that was written when it was queued.
  add column wording varchar(500) null after body_html,
  drop key outbound_message_case,
  add key outbound_message_case (case_id, state),
  add key outbound_message_debtor (debtor_id, queued_at);
