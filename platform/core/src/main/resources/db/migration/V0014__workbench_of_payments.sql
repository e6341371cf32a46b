-- Payments that people decide on: put aside until a day, to be paid back, accepted many at a time; and when the bank's files
-- were asked for.

alter table remittance
  add column parked_until date null,
  drop constraint CONSTRAINT_1,
  add constraint remittance_state_known
    check (state in ('RECEIVED', 'UNIDENTIFIED', 'PARTLY', 'ALLOCATED', 'PARKED', 'TO_REFUND', 'REFUNDED', 'REVERSED')),
  add key remittance_parked (parked_until);

-- Suggestions that a person accepted together, so that they can be undone together.
create table allocation_batch (
  id bigint not null auto_increment,
  accepted_at datetime(6) not null,
  accepted_by varchar(120) not null,
  remittances int not null,
  undone_at datetime(6) null,
  undone_by varchar(120) null,
  undo_reason varchar(500) null,
  primary key (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

alter table allocation
  add column batch_id bigint null,
  add foreign key allocation_of_batch (batch_id) references allocation_batch (id);

-- Every time at which files of statements were to be asked for, and what came of it.
create table bank_poll (
  id bigint not null auto_increment,
  feed varchar(40) not null,
  scheduled_for datetime(6) not null,
  polled_at datetime(6) not null,
  outcome varchar(8) not null,
  files int not null,
  problem varchar(500) not null,
  primary key (id),
  unique key bank_poll_once (feed, scheduled_for),
  check (outcome in ('DONE', 'FAILED', 'MISSED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
