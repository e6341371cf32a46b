-- What a debtor says a transfer is for. It designates, it does not pay: nothing is booked from here.
create table announced_payment (
  id bigint not null auto_increment,
  mail_id bigint not null,
  position int not null,
  -- Null until it is known whose it is.
  case_id bigint null,
  debtor_id bigint null,
  file_name varchar(255) not null,
  currency char(3) character set ascii not null,
  total decimal(19,2) not null,
  stated_total decimal(19,2) null,
  announced_at datetime(6) not null,
  withdrawn_at datetime(6) null,
  primary key (id),
  unique key announced_payment_mail (mail_id, position),
  key announced_payment_case (case_id, id),
  key announced_payment_total (total, currency, announced_at),
  foreign key (mail_id) references inbound_mail (id),
  foreign key (case_id) references collection_case (id),
  foreign key (debtor_id) references debtor (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table announced_payment_line (
  announced_payment_id bigint not null,
  position int not null,
  number varchar(100) not null,
  amount decimal(19,2) not null,
  place varchar(500) not null,
  primary key (announced_payment_id, position),
  foreign key (announced_payment_id) references announced_payment (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
