-- What interrupts the limitation of a claim (art. 123 of the Polish Civil Code); after it the term runs anew (art. 124).
create table limitation_interruption (
  id bigint not null auto_increment,
  receivable_id bigint not null,
  ground varchar(20) not null,
  interrupted_on date not null,
  -- With proceedings the day on which they ended.
  runs_anew_from date not null,
  evidence varchar(1000) not null,
  recorded_at datetime(6) not null,
  recorded_by varchar(120) not null,
  withdrawn_at datetime(6) null,
  primary key (id),
  key limitation_interruption_of (receivable_id, interrupted_on),
  foreign key (receivable_id) references receivable (id),
  check (ground in ('ACKNOWLEDGEMENT', 'COURT_ACTION', 'ENFORCEMENT')),
  check (runs_anew_from >= interrupted_on)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
