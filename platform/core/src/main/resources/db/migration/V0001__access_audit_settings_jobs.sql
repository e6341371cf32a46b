-- Users, the audit trail, settings, and what is to be done later.

create table app_user (
  id bigint not null auto_increment,
  login varchar(64) not null,
  display_name varchar(120) not null,
  email varchar(254) not null,
  password_hash varchar(255) not null,
  language char(2) not null,
  enabled boolean not null,
  must_change_password boolean not null,
  failed_logins int not null default 0,
  locked_until datetime(6) null,
  created_at datetime(6) not null,
  version int not null default 0,
  primary key (id),
  unique key app_user_login (login),
  check (language in ('pl', 'en'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table app_user_role (
  user_id bigint not null,
  role varchar(20) not null,
  primary key (user_id, role),
  foreign key (user_id) references app_user (id),
  check (role in ('ADMINISTRATOR', 'CLERK', 'ACCOUNTANT', 'MANAGER', 'LAWYER'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Insert-only. A sealing job gives committed entries their place in the chain, so that writers never queue for it.
create table audit_entry (
  id bigint not null auto_increment,
  happened_at datetime(6) not null,
  actor_kind varchar(10) not null,
  actor_name varchar(120) not null,
  action varchar(60) not null,
  subject_kind varchar(40) not null,
  subject_id bigint null,
  case_id bigint null,
  reason varchar(1000) not null,
  details longtext not null,
  seal_number bigint null,
  seal char(64) character set ascii null,
  primary key (id),
  unique key audit_entry_seal_number (seal_number),
  key audit_entry_subject (subject_kind, subject_id, id),
  key audit_entry_case (case_id, id),
  key audit_entry_happened (happened_at, id),
  check (actor_kind in ('USER', 'SYSTEM', 'DEBTOR'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table product_setting (
  name varchar(60) not null,
  value longtext not null,
  version int not null,
  changed_at datetime(6) not null,
  changed_by varchar(120) not null,
  primary key (name)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table product_setting_history (
  id bigint not null auto_increment,
  name varchar(60) not null,
  value longtext not null,
  changed_at datetime(6) not null,
  changed_by varchar(120) not null,
  reason varchar(1000) not null,
  primary key (id),
  key product_setting_history_name (name, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table plugin_state (
  plugin_id varchar(80) not null,
  enabled boolean not null,
  changed_at datetime(6) not null,
  changed_by varchar(120) not null,
  primary key (plugin_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table plugin_setting (
  plugin_id varchar(80) not null,
  setting_key varchar(40) not null,
  value longtext not null,
  secret boolean not null,
  changed_at datetime(6) not null,
  changed_by varchar(120) not null,
  primary key (plugin_id, setting_key)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- The table of db-scheduler 16, as its documentation defines it.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(190) not null,
  task_data longblob null,
  execution_time datetime(6) not null,
  picked boolean not null,
  picked_by varchar(50) null,
  last_success datetime(6) null,
  last_failure datetime(6) null,
  consecutive_failures int null,
  last_heartbeat datetime(6) null,
  version bigint not null,
  priority smallint null,
  primary key (task_name, task_instance),
  key scheduled_tasks_execution_time (execution_time),
  key scheduled_tasks_heartbeat (last_heartbeat)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Jobs that gave up: shown to people, run again or dismissed by them.
create table failed_job (
  id bigint not null auto_increment,
  job_type varchar(100) not null,
  job_key varchar(190) not null,
  payload longtext not null,
  failed_at datetime(6) not null,
  attempts int not null,
  kind varchar(20) not null,
  code varchar(40) not null,
  message varchar(2000) not null,
  resolution varchar(20) null,
  resolved_at datetime(6) null,
  resolved_by varchar(120) null,
  primary key (id),
  key failed_job_open (resolution, failed_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- What arrived from outside, unchanged, under its SHA-256; compressed.
create table raw_content (
  sha256 char(64) character set ascii not null,
  byte_count bigint not null,
  compressed longblob not null,
  stored_at datetime(6) not null,
  primary key (sha256)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
