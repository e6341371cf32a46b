-- Mail as it arrived, where it stands on the server, and what was understood and decided.

create table mailbox_state (
  mailbox varchar(60) not null,
  folder varchar(190) not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  highest_modseq bigint null,
  last_checked_at datetime(6) null,
  last_failure_at datetime(6) null,
  last_failure varchar(1000) null,
  consecutive_failures int not null default 0,
  primary key (mailbox, folder)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table inbound_mail (
  id bigint not null auto_increment,
  mailbox varchar(60) not null,
  uid_validity bigint not null,
  uid bigint not null,
  sha256 char(64) character set ascii not null,
  byte_count bigint not null,
  message_id varchar(998) null,
  from_address varchar(254) null,
  from_name varchar(200) null,
  subject varchar(500) not null,
  sent_at datetime(6) null,
  received_at datetime(6) not null,
  state varchar(12) not null,
  quarantine_reason varchar(1000) null,
  -- Where the mail is on the server, and where it ought to be.
  folder varchar(190) not null,
  target_folder varchar(190) null,
  filed_at datetime(6) null,
  filed_uid_validity bigint null,
  filed_uid bigint null,
  version int not null default 0,
  primary key (id),
  unique key inbound_mail_uid (mailbox, uid_validity, uid, sha256),
  key inbound_mail_content (mailbox, sha256),
  key inbound_mail_state (state, id),
  key inbound_mail_filing (mailbox, filed_at, target_folder),
  key inbound_mail_from (from_address, id),
  key inbound_mail_message_id (mailbox, message_id(190)),
  check (state in ('RECEIVED', 'TRIAGED', 'QUARANTINED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Every decision on a mail, the newest in force; nothing is overwritten, so that each can be explained and undone.
create table triage_decision (
  id bigint not null auto_increment,
  mail_id bigint null,
  sms_id bigint null,
  case_id bigint null,
  kind varchar(16) not null,
  language char(2) null,
  primary_class varchar(16) not null,
  guess varchar(16) not null,
  labels longtext not null,
  facts longtext not null,
  link_evidence longtext not null,
  outcome varchar(12) not null,
  reason varchar(1000) not null,
  actions longtext not null,
  decided_at datetime(6) not null,
  decided_by varchar(120) not null,
  supersedes_id bigint null,
  undone_at datetime(6) null,
  undone_by varchar(120) null,
  in_force_marker tinyint as (case when undone_at is null then 1 else null end) persistent,
  primary key (id),
  unique key triage_decision_in_force (mail_id, in_force_marker),
  unique key triage_decision_sms_in_force (sms_id, in_force_marker),
  key triage_decision_case (case_id, id),
  key triage_decision_class (primary_class, decided_at),
  foreign key (mail_id) references inbound_mail (id),
  foreign key (sms_id) references inbound_sms (id),
  foreign key (case_id) references collection_case (id),
  foreign key (supersedes_id) references triage_decision (id),
  check (outcome in ('APPLIED', 'REVIEW', 'CONFIRMED', 'CORRECTED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table review_item (
  id bigint not null auto_increment,
  decision_id bigint not null,
  reason varchar(1000) not null,
  priority int not null,
  opened_at datetime(6) not null,
  assigned_to bigint null,
  snoozed_until datetime(6) null,
  closed_at datetime(6) null,
  closed_by varchar(120) null,
  primary key (id),
  unique key review_item_decision (decision_id),
  key review_item_open (closed_at, priority, opened_at),
  foreign key (decision_id) references triage_decision (id),
  foreign key (assigned_to) references app_user (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table training_sample (
  id bigint not null auto_increment,
  mail_id bigint null,
  text longtext not null,
  language char(2) null,
  labels varchar(300) not null,
  machine_labels varchar(300) not null,
  source varchar(20) not null,
  recorded_at datetime(6) not null,
  recorded_by varchar(120) not null,
  primary key (id),
  foreign key (mail_id) references inbound_mail (id),
  check (source in ('QUEUE', 'FOLDER_MOVE'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
