-- The outbox and what became of each message, and the templates they were made from.

create table message_template (
  id bigint not null auto_increment,
  code varchar(60) not null,
  language char(2) not null,
  channel varchar(8) not null,
  version_number int not null,
  subject varchar(200) not null,
  body longtext not null,
  active boolean not null,
  changed_at datetime(6) not null,
  changed_by varchar(120) not null,
  active_marker tinyint as (case when active then 1 else null end) persistent,
  primary key (id),
  unique key message_template_version (code, language, channel, version_number),
  unique key message_template_active (code, language, channel, active_marker),
  check (channel in ('MAIL', 'SMS', 'LETTER'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table outbound_message (
  id bigint not null auto_increment,
  case_id bigint null,
  debtor_id bigint null,
  channel varchar(8) not null,
  purpose varchar(30) not null,
  recipient varchar(254) not null,
  language char(2) not null,
  subject varchar(300) not null,
  body_text longtext not null,
  body_html longtext null,
  template_id bigint null,
  -- Fixed before the first attempt, so that a message in doubt can be looked for.
  message_id varchar(200) not null,
  in_reply_to varchar(998) null,
  -- What asked for the message; the same cause never makes two.
  origin varchar(160) not null,
  state varchar(12) not null,
  not_before datetime(6) not null,
  queued_at datetime(6) not null,
  sending_since datetime(6) null,
  sending_node varchar(60) null,
  sent_at datetime(6) null,
  attempts int not null default 0,
  carrier_id varchar(200) null,
  outcome_code varchar(40) null,
  outcome varchar(2000) null,
  version int not null default 0,
  primary key (id),
  unique key outbound_message_message_id (message_id),
  unique key outbound_message_origin (origin),
  key outbound_message_state (state, not_before),
  key outbound_message_case (case_id, id),
  key outbound_message_carrier (carrier_id),
  foreign key (case_id) references collection_case (id),
  foreign key (debtor_id) references debtor (id),
  foreign key (template_id) references message_template (id),
  check (channel in ('MAIL', 'SMS', 'LETTER')),
  check (state in ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'CANCELLED', 'IN_DOUBT'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table outbound_message_item (
  message_id bigint not null,
  receivable_id bigint not null,
  amount decimal(19,2) not null,
  currency char(3) not null,
  primary key (message_id, receivable_id),
  foreign key (message_id) references outbound_message (id),
  foreign key (receivable_id) references receivable (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table outbound_message_event (
  id bigint not null auto_increment,
  message_id bigint not null,
  happened_at datetime(6) not null,
  state varchar(12) not null,
  code varchar(40) null,
  detail varchar(2000) not null,
  primary key (id),
  key outbound_message_event_message (message_id, id),
  foreign key (message_id) references outbound_message (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Text messages that came from phones; each carrier event once.
create table inbound_sms (
  id bigint not null auto_increment,
  gateway varchar(80) not null,
  event_id varchar(190) not null,
  sender varchar(16) not null,
  recipient varchar(20) not null,
  text varchar(4000) not null,
  received_at datetime(6) not null,
  primary key (id),
  unique key inbound_sms_event (gateway, event_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
