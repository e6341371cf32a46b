-- Why a policy was published, who had to agree, what marks a debtor apart, and how many messages a day's run made.

alter table dunning_policy
  add column publish_reason varchar(400) not null default '' after published_by;

alter table dunning_run
  add column messages int not null default 0 after handed_over;

-- A draft of great reach waits for a second person. One question is open for a draft; a changed draft withdraws it.
create table policy_approval (
  id bigint not null auto_increment,
  policy_id bigint not null,
  -- The state of the draft that was asked about: a draft changed since is not approved with it.
  policy_version int not null,
  reach int not null,
  asked_at datetime(6) not null,
  asked_by varchar(120) not null,
  reason varchar(400) not null,
  approver_id bigint not null,
  state varchar(10) not null,
  decided_at datetime(6) null,
  note varchar(400) not null default '',
  open_marker tinyint as (case when state = 'OPEN' then 1 else null end) persistent,
  primary key (id),
  unique key policy_approval_open (policy_id, open_marker),
  key policy_approval_approver (approver_id, state),
  foreign key (policy_id) references dunning_policy (id) on delete cascade,
  foreign key (approver_id) references app_user (id),
  check (state in ('OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Marks on a debtor, with who set them and why; lowered ones stay as history.
create table debtor_flag (
  id bigint not null auto_increment,
  debtor_id bigint not null,
  kind varchar(20) not null,
  reason varchar(500) not null,
  raised_at datetime(6) not null,
  raised_by varchar(120) not null,
  lowered_at datetime(6) null,
  lowered_by varchar(120) null,
  raised_marker tinyint as (case when lowered_at is null then 1 else null end) persistent,
  primary key (id),
  unique key debtor_flag_raised (debtor_id, kind, raised_marker),
  foreign key (debtor_id) references debtor (id),
  check (kind in ('FRAUD_SUSPECTED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
