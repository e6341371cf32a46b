-- Dated tables of the law that administrators extend, exchange rates, and agreed interest. Rows are only added: of two for
-- one day the later one holds, so that what held when something was computed can always be seen.

create table legal_rate (
  id bigint not null auto_increment,
  kind varchar(30) not null,
  valid_from date not null,
  value decimal(12,6) not null,
  source varchar(200) not null,
  recorded_at datetime(6) not null,
  recorded_by varchar(120) not null,
  primary key (id),
  key legal_rate_kind (kind, valid_from),
  check (value >= 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table exchange_rate (
  currency char(3) not null,
  published_on date not null,
  -- PLN for one unit.
  mid decimal(14,8) not null,
  source varchar(200) not null,
  recorded_at datetime(6) not null,
  recorded_by varchar(120) not null,
  primary key (currency, published_on),
  check (mid > 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table interest_agreement (
  id bigint not null auto_increment,
  creditor_id bigint not null,
  debtor_id bigint not null,
  kind varchar(20) not null,
  -- Percent a year, of an agreed rate only.
  yearly decimal(7,4) null,
  recorded_at datetime(6) not null,
  recorded_by varchar(120) not null,
  reason varchar(500) not null,
  primary key (id),
  key interest_agreement_parties (creditor_id, debtor_id, id),
  foreign key (creditor_id) references creditor (id),
  foreign key (debtor_id) references debtor (id),
  check (kind in ('BY_LAW', 'HEALTHCARE', 'CONTRACTUAL', 'NONE')),
  check ((kind = 'CONTRACTUAL') = (yearly is not null))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
