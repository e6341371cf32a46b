-- Where a mail lies on the server is told by its folder and filed_uid_validity and filed_uid, from its arrival on; null: the
-- server did not tell.
update inbound_mail
set filed_uid_validity = uid_validity, filed_uid = uid
where filed_uid is null and filed_at is null;

alter table inbound_mail
  -- Since when it has not been where it was last seen: a person deleted it, or moved it to a folder of their own.
  add column gone_at datetime(6) null after filed_uid,
  add key inbound_mail_place (mailbox, folder, filed_uid_validity, filed_uid);

-- How many mails lay in a folder when it was last looked through, beside its highest modification number (RFC 7162).
alter table mailbox_state
  add column message_count bigint null after highest_modseq;
