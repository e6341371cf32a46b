-- The firm's rules, what each night decided, drafts for the court, and what managers hear of.

create table dunning_policy (
  id bigint not null auto_increment,
  code varchar(40) not null,
  version_number int not null,
  name_pl varchar(120) not null,
  name_en varchar(120) not null,
  state varchar(10) not null,
  -- Levels, steps and limits as one document: a published version never changes.
  definition longtext not null,
  is_default boolean not null,
  changed_at datetime(6) not null,
  changed_by varchar(120) not null,
  published_at datetime(6) null,
  published_by varchar(120) null,
  version int not null default 0,
  default_marker tinyint as (case when is_default and state = 'PUBLISHED' then 1 else null end) persistent,
  primary key (id),
  unique key dunning_policy_version (code, version_number),
  unique key dunning_policy_default (default_marker),
  check (state in ('DRAFT', 'PUBLISHED', 'RETIRED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

alter table collection_case
  add foreign key (policy_id) references dunning_policy (id);

create table dunning_run (
  business_date date not null,
  state varchar(10) not null,
  started_at datetime(6) not null,
  finished_at datetime(6) null,
  -- All cases up to this one are decided: where a run goes on after a crash.
  last_case_id bigint not null default 0,
  taken int not null default 0,
  waiting int not null default 0,
  stopped int not null default 0,
  handed_over int not null default 0,
  primary key (business_date),
  check (state in ('RUNNING', 'FINISHED', 'ABANDONED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table dunning_decision (
  id bigint not null auto_increment,
  business_date date not null,
  case_id bigint not null,
  policy_id bigint not null,
  outcome varchar(10) not null,
  step_code varchar(40) null,
  level int null,
  reason varchar(40) not null,
  detail varchar(500) not null,
  wait_until date null,
  message_id bigint null,
  decided_at datetime(6) not null,
  primary key (id),
  unique key dunning_decision_day (business_date, case_id),
  key dunning_decision_case (case_id, id),
  foreign key (case_id) references collection_case (id),
  foreign key (policy_id) references dunning_policy (id),
  foreign key (message_id) references outbound_message (id),
  check (outcome in ('TAKE', 'WAIT', 'STOP', 'HAND_OVER'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Steps that were taken: each step of a policy once for each round of a case, and again where it was taken back before it
-- reached anyone.
create table dunning_step_taken (
  id bigint not null auto_increment,
  case_id bigint not null,
  policy_id bigint not null,
  step_code varchar(40) not null,
  level int not null,
  channel varchar(20) not null,
  taken_on date not null,
  taken_at datetime(6) not null,
  round int not null,
  attempt int not null,
  -- The latest due date of what it named: once all of that is paid, a new round begins.
  covered_until date not null,
  message_id bigint null,
  task_id bigint null,
  cancelled_at datetime(6) null,
  cancel_reason varchar(40) null,
  primary key (id),
  unique key dunning_step_taken_once (case_id, round, step_code, attempt),
  key dunning_step_taken_case (case_id, id),
  key dunning_step_taken_message (message_id),
  foreign key (case_id) references collection_case (id),
  foreign key (policy_id) references dunning_policy (id),
  foreign key (message_id) references outbound_message (id),
  foreign key (task_id) references case_task (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table filing_draft (
  id bigint not null auto_increment,
  case_id bigint not null,
  format varchar(20) not null,
  version_number int not null,
  state varchar(12) not null,
  dossier longtext not null,
  file_name varchar(255) not null,
  media_type varchar(100) not null,
  content longblob not null,
  preview longtext not null,
  dispute_value decimal(19,2) not null,
  court_fee decimal(19,2) not null,
  currency char(3) not null,
  report longtext not null,
  acceptable boolean not null,
  prepared_at datetime(6) not null,
  prepared_by varchar(120) not null,
  decided_at datetime(6) null,
  decided_by varchar(120) null,
  decision_note varchar(1000) null,
  primary key (id),
  unique key filing_draft_version (case_id, format, version_number),
  foreign key (case_id) references collection_case (id),
  check (state in ('DRAFT', 'APPROVED', 'REJECTED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table user_notification (
  id bigint not null auto_increment,
  user_id bigint not null,
  kind varchar(30) not null,
  case_id bigint null,
  details longtext not null,
  origin varchar(160) not null,
  created_at datetime(6) not null,
  read_at datetime(6) null,
  -- When it was told by mail, alone or in a digest; null while that is still to come or not wanted.
  mailed_at datetime(6) null,
  primary key (id),
  unique key user_notification_origin (user_id, origin),
  key user_notification_unread (user_id, read_at, id),
  foreign key (user_id) references app_user (id),
  foreign key (case_id) references collection_case (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
