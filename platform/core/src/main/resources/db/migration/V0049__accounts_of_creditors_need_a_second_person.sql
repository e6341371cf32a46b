-- Another account for debtors to pay on takes effect with a second person's word only.

-- Insert-only: another wish is a new version.
create table creditor_account_proposal (
  creditor_id bigint not null,
  version_number int not null,
  -- Null: debtors are to be told of none any more.
  account varchar(34) null,
  reason varchar(400) not null,
  proposed_at datetime(6) not null,
  proposed_by varchar(120) not null,
  primary key (creditor_id, version_number),
  foreign key (creditor_id) references creditor (id),
  check (version_number >= 1)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table creditor_account_approval (
  id bigint not null auto_increment,
  creditor_id bigint not null,
  -- What was asked about: a newer proposal is not approved with it.
  version_number int not null,
  reach int not null default 1,
  asked_at datetime(6) not null,
  asked_by varchar(120) not null,
  reason varchar(400) not null default '',
  approver_id bigint not null,
  state varchar(10) not null,
  decided_at datetime(6) null,
  note varchar(400) not null default '',
  open_marker tinyint as (case when state = 'OPEN' then 1 else null end) persistent,
  primary key (id),
  unique key creditor_account_approval_open (creditor_id, open_marker),
  key creditor_account_approval_approver (approver_id, state),
  foreign key (creditor_id, version_number) references creditor_account_proposal (creditor_id, version_number),
  foreign key (approver_id) references app_user (id),
  check (state in ('OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
