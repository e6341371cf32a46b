-- What a bank took back: the same reversal only once, whichever files show it, as it is with credits.

create table remittance_reversal (
  id bigint not null auto_increment,
  statement_line_id bigint not null,
  -- As of a remittance: account, value date, amount, references, title and the occurrence among equals.
  identity_key char(64) character set ascii not null,
  account varchar(60) not null,
  taken_back_on date not null,
  -- What was taken back; null where that was not known, and a person was asked.
  remittance_id bigint null,
  primary key (id),
  unique key remittance_reversal_identity (identity_key),
  unique key remittance_reversal_line (statement_line_id),
  key remittance_reversal_account (account, taken_back_on),
  foreign key (statement_line_id) references statement_line (id),
  foreign key (remittance_id) references remittance (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
