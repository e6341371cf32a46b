-- Instalment plans: drafted within the firm's limits, approved by a second person, kept or broken by what the ledger shows.

create table instalment_plan (
  id bigint not null auto_increment,
  case_id bigint not null,
  currency char(3) not null,
  state varchar(10) not null,
  version_number int not null,
  -- What asked for it, for example triage:12; undoing that takes a draft back.
  origin varchar(120) not null,
  drafted_at datetime(6) not null,
  drafted_by varchar(120) not null,
  -- From here on null until it is approved.
  began_on date null,
  -- What was paid on the receivables it covers since it began, and how many instalments that is.
  credited decimal(19,2) not null default 0,
  kept_count int not null default 0,
  -- The first day on which the next instalment is late.
  held_until date null,
  message_id bigint null,
  accepted_at datetime(6) null,
  ended_at datetime(6) null,
  ended_by varchar(120) null,
  end_reason varchar(400) null,
  live_marker tinyint as (case when state in ('DRAFT', 'SUBMITTED', 'ACTIVE') then 1 else null end) persistent,
  primary key (id),
  unique key instalment_plan_live (case_id, live_marker),
  key instalment_plan_case (case_id, state, ended_at),
  key instalment_plan_state (state, id),
  foreign key (case_id) references collection_case (id),
  foreign key (message_id) references outbound_message (id),
  check (state in ('DRAFT', 'SUBMITTED', 'ACTIVE', 'KEPT', 'BROKEN', 'WITHDRAWN')),
  check (state in ('DRAFT', 'SUBMITTED', 'WITHDRAWN') or (began_on is not null and held_until is not null)),
  check (kept_count >= 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Insert-only: a change is a new version.
create table instalment_plan_version (
  plan_id bigint not null,
  version_number int not null,
  -- In what the debtor's wish went beyond the limits; empty where it did not.
  beyond varchar(120) not null,
  interest_goes_on boolean not null,
  note varchar(400) not null,
  changed_at datetime(6) not null,
  changed_by varchar(120) not null,
  primary key (plan_id, version_number),
  foreign key (plan_id) references instalment_plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table instalment (
  plan_id bigint not null,
  version_number int not null,
  number int not null,
  due_on date not null,
  amount decimal(19,2) not null,
  primary key (plan_id, version_number, number),
  foreign key (plan_id, version_number) references instalment_plan_version (plan_id, version_number),
  check (number >= 1),
  check (amount > 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table instalment_plan_item (
  plan_id bigint not null,
  version_number int not null,
  receivable_id bigint not null,
  amount decimal(19,2) not null,
  -- The last movement of the receivable before the plan began: what is paid after it counts; null until then.
  after_entry_id bigint null,
  primary key (plan_id, version_number, receivable_id),
  key instalment_plan_item_receivable (receivable_id),
  foreign key (plan_id, version_number) references instalment_plan_version (plan_id, version_number),
  foreign key (receivable_id) references receivable (id),
  check (amount > 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table instalment_plan_approval (
  id bigint not null auto_increment,
  plan_id bigint not null,
  -- What was asked about: a plan changed since is not approved with it.
  version_number int not null,
  asked_at datetime(6) not null,
  asked_by varchar(120) not null,
  approver_id bigint not null,
  state varchar(10) not null,
  decided_at datetime(6) null,
  note varchar(400) not null default '',
  open_marker tinyint as (case when state = 'OPEN' then 1 else null end) persistent,
  primary key (id),
  unique key instalment_plan_approval_open (plan_id, open_marker),
  key instalment_plan_approval_approver (approver_id, state),
  foreign key (plan_id, version_number) references instalment_plan_version (plan_id, version_number),
  foreign key (approver_id) references app_user (id),
  check (state in ('OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
