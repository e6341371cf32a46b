-- Formal letters: drafted, edited in versions, approved by a second person, and only then a message of the outbox.

create table formal_letter (
  id bigint not null auto_increment,
  case_id bigint not null,
  kind varchar(14) not null,
  channel varchar(8) not null,
  language char(2) not null,
  state varchar(10) not null,
  -- The task that asked for it; null for one that a person began.
  task_id bigint null,
  drafted_at datetime(6) not null,
  drafted_by varchar(120) not null,
  message_id bigint null,
  primary key (id),
  unique key formal_letter_task (task_id),
  key formal_letter_state (state, id),
  key formal_letter_case (case_id, id),
  foreign key (case_id) references collection_case (id),
  foreign key (task_id) references case_task (id),
  foreign key (message_id) references outbound_message (id),
  check (kind in ('FINAL_DEMAND', 'OTHER')),
  check (channel in ('MAIL', 'LETTER')),
  check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'WITHDRAWN'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Insert-only: a change is a new version.
create table formal_letter_version (
  letter_id bigint not null,
  version_number int not null,
  subject varchar(200) not null,
  body longtext not null,
  -- What it asks for, by receivable, as it stood when it was written: [{"receivable": …, "amount": …}].
  items longtext not null,
  note varchar(400) not null,
  changed_at datetime(6) not null,
  changed_by varchar(120) not null,
  primary key (letter_id, version_number),
  foreign key (letter_id) references formal_letter (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table formal_letter_approval (
  id bigint not null auto_increment,
  letter_id bigint not null,
  -- What was asked about: a letter changed since is not approved with it.
  version_number int not null,
  asked_at datetime(6) not null,
  asked_by varchar(120) not null,
  approver_id bigint not null,
  state varchar(10) not null,
  decided_at datetime(6) null,
  note varchar(400) not null default '',
  open_marker tinyint as (case when state = 'OPEN' then 1 else null end) persistent,
  primary key (id),
  unique key formal_letter_approval_open (letter_id, open_marker),
  key formal_letter_approval_approver (approver_id, state),
  foreign key (letter_id, version_number) references formal_letter_version (letter_id, version_number),
  foreign key (approver_id) references app_user (id),
  check (state in ('OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Calls that were made: the proof that the work on a call list was done.
create table call_attempt (
  id bigint not null auto_increment,
  task_id bigint not null,
  case_id bigint not null,
  phone varchar(254) null,
  outcome varchar(14) not null,
  note varchar(1000) not null,
  called_at datetime(6) not null,
  called_by varchar(120) not null,
  primary key (id),
  key call_attempt_task (task_id, id),
  key call_attempt_called (called_at),
  foreign key (task_id) references case_task (id),
  foreign key (case_id) references collection_case (id),
  check (outcome in ('PROMISE', 'REFUSAL', 'NO_ANSWER', 'CALL_BACK', 'WRONG_NUMBER', 'SPOKEN'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

alter table user_notification
  add key user_notification_of (origin);
