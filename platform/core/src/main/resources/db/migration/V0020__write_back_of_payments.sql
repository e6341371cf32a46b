-- What an ERP is told of payments that Dunlin matched, and whether it took it.
create table erp_write_back (
  id bigint not null auto_increment,
  -- What the ERP knows the notice by: the same key again is the same notice.
  notice_key varchar(120) character set ascii not null,
  source varchar(190) not null,
  receivable_id bigint not null,
  remittance_id bigint not null,
  -- Negative for a reversal.
  amount decimal(19,2) not null,
  currency char(3) not null,
  paid_on date not null,
  bank_reference varchar(60) not null,
  state varchar(10) not null,
  attempts int not null default 0,
  problem varchar(500) not null default '',
  queued_at datetime(6) not null,
  decided_at datetime(6) null,
  decided_by varchar(120) null,
  primary key (id),
  unique key erp_write_back_key (notice_key),
  key erp_write_back_receivable (receivable_id, id),
  key erp_write_back_state (state, id),
  foreign key (receivable_id) references receivable (id),
  foreign key (remittance_id) references remittance (id),
  check (state in ('QUEUED', 'TAKEN', 'UNWANTED', 'FAILED', 'BY_HAND')),
  check (amount <> 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
