-- Cases: one open case for a creditor and a debtor, with its timeline, holds, promises, disputes and tasks.

create table collection_case (
  id bigint not null auto_increment,
  reference varchar(20) not null,
  creditor_id bigint not null,
  debtor_id bigint not null,
  state varchar(12) not null,
  currency char(3) not null,
  policy_id bigint null,
  level_reached int not null default 0,
  last_step_at datetime(6) null,
  last_step_on date null,
  opened_at datetime(6) not null,
  closed_at datetime(6) null,
  close_reason varchar(30) null,
  version int not null default 0,
  open_marker tinyint as (case when state = 'CLOSED' then null else 1 end) persistent,
  primary key (id),
  unique key collection_case_reference (reference),
  unique key collection_case_open (creditor_id, debtor_id, currency, open_marker),
  key collection_case_debtor (debtor_id),
  key collection_case_state (state, id),
  foreign key (creditor_id) references creditor (id),
  foreign key (debtor_id) references debtor (id),
  check (state in ('OPEN', 'LITIGATION', 'CLOSED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table case_event (
  id bigint not null auto_increment,
  case_id bigint not null,
  happened_at datetime(6) not null,
  kind varchar(40) not null,
  actor_kind varchar(10) not null,
  actor_name varchar(120) not null,
  details longtext not null,
  related_kind varchar(30) null,
  related_id bigint null,
  primary key (id),
  key case_event_case (case_id, id),
  foreign key (case_id) references collection_case (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
