-- Creditors, debtors, how to reach them, who looks after them.

create table creditor (
  id bigint not null auto_increment,
  name varchar(200) not null,
  tax_number varchar(17) null,
  register_number char(10) null,
  street varchar(100) null,
  building varchar(20) null,
  apartment varchar(20) null,
  postal_code varchar(12) null,
  city varchar(60) null,
  country char(2) not null,
  email varchar(254) null,
  phone varchar(16) null,
  account varchar(34) null,
  account_manager_id bigint null,
  version int not null default 0,
  primary key (id),
  unique key creditor_tax_number (tax_number),
  foreign key (account_manager_id) references app_user (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table debtor (
  id bigint not null auto_increment,
  name varchar(200) not null,
  kind varchar(12) not null,
  tax_number varchar(17) null,
  personal_number char(11) null,
  register_number char(10) null,
  street varchar(100) null,
  building varchar(20) null,
  apartment varchar(20) null,
  postal_code varchar(12) null,
  city varchar(60) null,
  country char(2) not null,
  language char(2) not null,
  account_manager_id bigint null,
  strategy varchar(40) null,
  version int not null default 0,
  primary key (id),
  unique key debtor_tax_number (tax_number),
  key debtor_name (name),
  foreign key (account_manager_id) references app_user (id),
  check (kind in ('CONSUMER', 'SOLE_TRADER', 'COMPANY', 'PUBLIC_BODY', 'UNKNOWN'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- The keys under which sources know a party: the same key from the same source is the same party.
create table party_source_ref (
  source varchar(190) not null,
  external_ref varchar(190) not null,
  debtor_id bigint null,
  creditor_id bigint null,
  primary key (source, external_ref),
  foreign key (debtor_id) references debtor (id),
  foreign key (creditor_id) references creditor (id),
  check ((debtor_id is null) <> (creditor_id is null))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table contact_point (
  id bigint not null auto_increment,
  debtor_id bigint not null,
  kind varchar(10) not null,
  value varchar(254) not null,
  state varchar(12) not null,
  reason varchar(500) null,
  changed_at datetime(6) not null,
  changed_by varchar(120) not null,
  primary key (id),
  unique key contact_point_value (debtor_id, kind, value),
  key contact_point_lookup (kind, value),
  foreign key (debtor_id) references debtor (id),
  check (kind in ('EMAIL', 'PHONE')),
  check (state in ('ACTIVE', 'PROPOSED', 'DEAD', 'WRONG'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Who speaks for a debtor: while counsel is named, the debtor is not written to.
create table party_representative (
  id bigint not null auto_increment,
  debtor_id bigint not null,
  role varchar(20) not null,
  name varchar(200) not null,
  email varchar(254) null,
  since date not null,
  ended_on date null,
  evidence varchar(500) not null,
  primary key (id),
  key party_representative_debtor (debtor_id),
  foreign key (debtor_id) references debtor (id),
  check (role in ('COUNSEL', 'TRUSTEE'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
