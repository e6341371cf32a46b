-- Asked at each sending: does a text message of this debtor wait to be read?
alter table inbound_sms
  add key inbound_sms_sender (sender, id);
