-- What people said of replies, as a measure and as samples to learn from; the models that were learnt, and which one reads.

-- One sample a message, the newest word of a person.
delete s
from training_sample s
join training_sample n on n.mail_id = s.mail_id and n.id > s.id;

alter table training_sample
  drop constraint CONSTRAINT_1,
  drop foreign key training_sample_ibfk_1;

alter table training_sample
  add column sms_id bigint null after mail_id,
  -- Whose words they are: they are erased with the debtor.
  add column debtor_id bigint null after sms_id,
  add column kind varchar(16) not null default 'HUMAN' after debtor_id,
  add column subject varchar(500) not null default '' after kind,
  -- By the text's hash: measured with, never learnt from.
  add column kept_apart boolean not null default false,
  add unique key training_sample_mail (mail_id),
  add unique key training_sample_sms (sms_id),
  add foreign key (mail_id) references inbound_mail (id) on delete cascade,
  add foreign key (sms_id) references inbound_sms (id) on delete cascade,
  add foreign key (debtor_id) references debtor (id) on delete cascade,
  add constraint training_sample_source check (source in ('QUEUE', 'FOLDER_MOVE', 'CONFIRMED'));

update training_sample
set kept_apart = (conv(left(sha2(text, 256), 8), 16, 10) % 5 = 0);

create table reply_model (
  id bigint not null auto_increment,
  sha256 char(64) character set ascii not null,
  byte_count bigint not null,
  -- The model that the product shipped when this one was learnt; with another one it does not fit any more.
  shipped_sha256 char(64) character set ascii not null,
  samples int not null,
  samples_apart int not null,
  figures longtext not null,
  trained_at datetime(6) not null,
  trained_by varchar(120) not null,
  took_seconds int not null,
  primary key (id),
  foreign key (sha256) references raw_content (sha256)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table reply_model_training (
  id bigint not null auto_increment,
  state varchar(10) not null,
  phase varchar(20) not null,
  percent int not null,
  asked_at datetime(6) not null,
  asked_by varchar(120) not null,
  ended_at datetime(6) null,
  failure varchar(1000) null,
  model_id bigint null,
  running_marker tinyint as (case when state in ('WAITING', 'RUNNING') then 1 else null end) persistent,
  primary key (id),
  unique key reply_model_training_one_at_a_time (running_marker),
  foreign key (model_id) references reply_model (id),
  check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Insert-only: the last row says which model reads; no model means the shipped one.
create table reply_model_switch (
  id bigint not null auto_increment,
  model_id bigint null,
  switched_at datetime(6) not null,
  switched_by varchar(120) not null,
  reason varchar(1000) not null,
  primary key (id),
  foreign key (model_id) references reply_model (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Which model read a message; none for the shipped one.
alter table triage_decision
  add column model_id bigint null after guess,
  add key triage_decision_decided (decided_at),
  add foreign key (model_id) references reply_model (id);

-- What the product said of a message and what a person meant. Classes only, so that it outlives the message's words.
create table reply_judgement (
  decision_id bigint not null,
  person_decision_id bigint null,
  said varchar(300) not null,
  meant varchar(300) not null,
  -- The product had acted alone.
  alone boolean not null,
  -- It was as sure as acting alone asks for, whatever else made it ask.
  sure boolean not null,
  judged_at datetime(6) not null,
  judged_by varchar(120) not null,
  primary key (decision_id),
  key reply_judgement_judged (judged_at),
  foreign key (decision_id) references triage_decision (id),
  foreign key (person_decision_id) references triage_decision (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table answer_freeze (
  id bigint not null auto_increment,
  reply_class varchar(16) not null,
  frozen_at datetime(6) not null,
  counted int not null,
  wrong int not null,
  floor_percent int not null,
  lifted_at datetime(6) null,
  lifted_by varchar(120) null,
  why varchar(1000) null,
  in_force_marker tinyint as (case when lifted_at is null then 1 else null end) persistent,
  primary key (id),
  unique key answer_freeze_in_force (reply_class, in_force_marker)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
