-- Bank statements as they arrived, their lines, and the money they brought.

create table bank_account (
  id bigint not null auto_increment,
  creditor_id bigint null,
  account varchar(34) not null,
  currency char(3) not null,
  name varchar(120) not null,
  virtual_prefix varchar(34) null,
  primary key (id),
  unique key bank_account_account (account),
  foreign key (creditor_id) references creditor (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table statement_file (
  id bigint not null auto_increment,
  sha256 char(64) character set ascii not null,
  file_name varchar(255) not null,
  byte_count bigint not null,
  received_at datetime(6) not null,
  received_by varchar(120) not null,
  plugin_id varchar(150) null,
  state varchar(12) not null,
  reason_pl varchar(2000) null,
  reason_en varchar(2000) null,
  primary key (id),
  unique key statement_file_sha256 (sha256),
  key statement_file_state (state, id),
  check (state in ('RECEIVED', 'IMPORTED', 'UNREADABLE'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table bank_statement (
  id bigint not null auto_increment,
  file_id bigint not null,
  position int not null,
  bank_account_id bigint null,
  account varchar(60) not null,
  statement_number varchar(40) null,
  format varchar(12) not null,
  dialect varchar(20) not null,
  currency char(3) not null,
  opening decimal(19,2) null,
  opening_on date null,
  closing decimal(19,2) null,
  closing_on date null,
  -- Whether the file came to the statement's end.
  ended boolean not null,
  state varchar(12) not null,
  reason_pl varchar(2000) null,
  reason_en varchar(2000) null,
  line_count int not null,
  failure_count int not null,
  decided_by varchar(120) null,
  decided_at datetime(6) null,
  primary key (id),
  unique key bank_statement_position (file_id, position),
  key bank_statement_account (account, closing_on),
  key bank_statement_state (state, id),
  foreign key (file_id) references statement_file (id),
  foreign key (bank_account_id) references bank_account (id),
  check (state in ('STAGED', 'BOOKED', 'QUARANTINED', 'DISCARDED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table statement_line (
  id bigint not null auto_increment,
  statement_id bigint not null,
  position int not null,
  value_date date not null,
  booking_date date null,
  amount decimal(19,2) not null,
  currency char(3) not null,
  reversal boolean not null,
  type_code varchar(10) null,
  bank_reference varchar(60) null,
  customer_reference varchar(60) null,
  end_to_end_id varchar(60) null,
  counterparty_name varchar(300) null,
  counterparty_account varchar(60) null,
  credited_account varchar(60) null,
  title varchar(2000) not null,
  split_invoice varchar(60) null,
  raw_text varchar(4000) not null,
  primary key (id),
  unique key statement_line_position (statement_id, position),
  foreign key (statement_id) references bank_statement (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table statement_failure (
  id bigint not null auto_increment,
  statement_id bigint not null,
  line bigint not null,
  text varchar(500) not null,
  why_pl varchar(1000) not null,
  why_en varchar(1000) not null,
  amount decimal(19,2) null,
  resolved_at datetime(6) null,
  resolved_by varchar(120) null,
  resolution varchar(500) null,
  primary key (id),
  key statement_failure_open (resolved_at, id),
  foreign key (statement_id) references bank_statement (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table remittance (
  id bigint not null auto_increment,
  statement_line_id bigint not null,
  -- Account, value date, amount, references, title and the occurrence among equals: the same money only once.
  identity_key char(64) character set ascii not null,
  -- The same without the occurrence: equal payments share it.
  identity_base char(64) character set ascii not null,
  creditor_id bigint null,
  account varchar(60) not null,
  received_on date not null,
  amount decimal(19,2) not null,
  currency char(3) not null,
  payer_name varchar(300) null,
  payer_account varchar(60) null,
  title varchar(2000) not null,
  state varchar(14) not null,
  unallocated decimal(19,2) not null,
  reason varchar(1000) not null,
  suspected_debtor_id bigint null,
  recorded_at datetime(6) not null,
  version int not null default 0,
  primary key (id),
  unique key remittance_identity (identity_key),
  unique key remittance_line (statement_line_id),
  key remittance_state (state, received_on, id),
  key remittance_base (identity_base),
  key remittance_payer (payer_account),
  key remittance_account (account, received_on),
  foreign key (statement_line_id) references statement_line (id),
  foreign key (creditor_id) references creditor (id),
  foreign key (suspected_debtor_id) references debtor (id),
  check (state in ('RECEIVED', 'UNIDENTIFIED', 'PARTLY', 'ALLOCATED', 'PARKED', 'REVERSED')),
  check (amount > 0),
  check (unallocated >= 0 and unallocated <= amount)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table allocation (
  id bigint not null auto_increment,
  remittance_id bigint not null,
  receivable_id bigint not null,
  ledger_entry_id bigint not null,
  amount decimal(19,2) not null,
  currency char(3) not null,
  rule varchar(40) not null,
  evidence varchar(1000) not null,
  allocated_at datetime(6) not null,
  allocated_by varchar(120) not null,
  reversed_at datetime(6) null,
  reversed_by varchar(120) null,
  reversal_reason varchar(500) null,
  primary key (id),
  unique key allocation_entry (ledger_entry_id),
  key allocation_remittance (remittance_id),
  key allocation_receivable (receivable_id),
  foreign key (remittance_id) references remittance (id),
  foreign key (receivable_id) references receivable (id),
  foreign key (ledger_entry_id) references ledger_entry (id),
  check (amount > 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Accounts that debtors were seen to pay from, learnt from allocations by reference or by people.
create table payer_account (
  account varchar(60) not null,
  debtor_id bigint not null,
  times_seen int not null,
  last_seen_on date not null,
  primary key (account, debtor_id),
  foreign key (debtor_id) references debtor (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- How payers mangle numbers: the digits alone, each group without leading zeros.
alter table receivable
  add column number_digits varchar(256) as (
    replace(regexp_replace(regexp_replace(number, '[^0-9]+', '/'), '(^|/)0+(?=[0-9])', '\\1'), '/', '')) persistent,
  add key receivable_digits (number_digits),
  add key receivable_ksef (ksef_number);
