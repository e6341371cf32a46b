-- Receivables and their ledger. The ledger is insert-only: a balance is a sum, a correction is a new entry.

create table receivable_import (
  id bigint not null auto_increment,
  source varchar(190) not null,
  file_name varchar(255) null,
  sha256 char(64) character set ascii null,
  received_at datetime(6) not null,
  received_by varchar(120) not null,
  state varchar(20) not null,
  format varchar(20) null,
  interpretation longtext not null,
  record_count int not null,
  failure_count int not null,
  new_count int not null default 0,
  changed_count int not null default 0,
  decided_at datetime(6) null,
  decided_by varchar(120) null,
  primary key (id),
  unique key receivable_import_file (source, sha256),
  key receivable_import_state (state, id),
  check (state in ('IMPORTED', 'AWAITING_DECISION', 'DISCARDED', 'UNREADABLE'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table receivable_import_failure (
  id bigint not null auto_increment,
  import_id bigint not null,
  line bigint not null,
  column_name varchar(100) null,
  value varchar(200) not null,
  why_pl varchar(1000) not null,
  why_en varchar(1000) not null,
  primary key (id),
  key receivable_import_failure_import (import_id, line),
  foreign key (import_id) references receivable_import (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table receivable (
  id bigint not null auto_increment,
  creditor_id bigint not null,
  debtor_id bigint not null,
  case_id bigint null,
  source varchar(190) not null,
  external_ref varchar(190) not null,
  number varchar(256) not null,
  -- The number without separators, in capitals: how payers write it.
  number_key varchar(256) not null,
  kind varchar(12) not null,
  issued_on date null,
  due_on date not null,
  currency char(3) not null,
  gross decimal(19,2) not null,
  ksef_number varchar(35) null,
  split_payment boolean not null,
  state varchar(12) not null,
  import_id bigint null,
  imported_at datetime(6) not null,
  settled_on date null,
  version int not null default 0,
  primary key (id),
  unique key receivable_source (source, external_ref),
  key receivable_number (number_key),
  key receivable_case (case_id, state),
  key receivable_debtor (debtor_id, state),
  key receivable_due (state, due_on),
  foreign key (creditor_id) references creditor (id),
  foreign key (debtor_id) references debtor (id),
  foreign key (case_id) references collection_case (id),
  foreign key (import_id) references receivable_import (id),
  check (state in ('OPEN', 'SETTLED', 'WRITTEN_OFF', 'EXCLUDED')),
  check (kind in ('INVOICE', 'CORRECTION', 'ADVANCE', 'SETTLEMENT', 'DEBIT_NOTE', 'CREDIT_NOTE'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table ledger_entry (
  id bigint not null auto_increment,
  receivable_id bigint not null,
  kind varchar(20) not null,
  amount decimal(19,2) not null,
  currency char(3) not null,
  effective_on date not null,
  recorded_at datetime(6) not null,
  -- What caused the entry; with the kind it makes a repeat impossible.
  origin varchar(120) not null,
  reverses_id bigint null,
  reason varchar(500) not null,
  primary key (id),
  unique key ledger_entry_origin (receivable_id, kind, origin),
  unique key ledger_entry_reverses (reverses_id),
  foreign key (receivable_id) references receivable (id),
  foreign key (reverses_id) references ledger_entry (id),
  check (kind in ('PRINCIPAL', 'CORRECTION', 'PAYMENT', 'REVERSAL', 'INTEREST', 'COMPENSATION', 'COST', 'WRITE_OFF')),
  check (amount <> 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table case_hold (
  id bigint not null auto_increment,
  case_id bigint not null,
  receivable_id bigint null,
  reason varchar(20) not null,
  placed_at datetime(6) not null,
  placed_by varchar(120) not null,
  -- The first day on which the case may move again; null: until a person ends it.
  ends_on date null,
  origin varchar(120) not null,
  released_at datetime(6) null,
  released_by varchar(120) null,
  primary key (id),
  unique key case_hold_origin (case_id, origin, reason, receivable_id),
  key case_hold_active (case_id, released_at, ends_on),
  foreign key (case_id) references collection_case (id),
  foreign key (receivable_id) references receivable (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table promise_to_pay (
  id bigint not null auto_increment,
  case_id bigint not null,
  amount decimal(19,2) null,
  currency char(3) not null,
  promised_on date not null,
  registered_at datetime(6) not null,
  registered_by varchar(120) not null,
  origin varchar(120) not null,
  state varchar(10) not null,
  resolved_at datetime(6) null,
  primary key (id),
  unique key promise_to_pay_origin (case_id, origin),
  key promise_to_pay_state (state, promised_on),
  foreign key (case_id) references collection_case (id),
  check (state in ('PENDING', 'KEPT', 'BROKEN', 'WITHDRAWN'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table dispute (
  id bigint not null auto_increment,
  case_id bigint not null,
  receivable_id bigint null,
  reason varchar(40) not null,
  statement varchar(2000) not null,
  opened_at datetime(6) not null,
  opened_by varchar(120) not null,
  origin varchar(120) not null,
  state varchar(12) not null,
  closed_at datetime(6) null,
  closed_by varchar(120) null,
  outcome varchar(500) null,
  primary key (id),
  key dispute_case (case_id, state),
  foreign key (case_id) references collection_case (id),
  foreign key (receivable_id) references receivable (id),
  check (state in ('OPEN', 'ACCEPTED', 'REJECTED', 'WITHDRAWN'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table case_task (
  id bigint not null auto_increment,
  case_id bigint null,
  kind varchar(30) not null,
  note varchar(2000) not null,
  due_on date not null,
  assigned_to bigint null,
  origin varchar(120) not null,
  created_at datetime(6) not null,
  state varchar(10) not null,
  outcome varchar(500) null,
  done_at datetime(6) null,
  done_by varchar(120) null,
  primary key (id),
  unique key case_task_origin (origin, kind),
  key case_task_open (state, due_on, id),
  foreign key (case_id) references collection_case (id),
  foreign key (assigned_to) references app_user (id),
  check (state in ('OPEN', 'DONE', 'DROPPED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
