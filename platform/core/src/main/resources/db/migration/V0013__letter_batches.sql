-- Letters on paper: printed in batches, and sent once a person says that they were posted.

create table letter_batch (
  id bigint not null auto_increment,
  state varchar(10) not null,
  printed_at datetime(6) not null,
  printed_by varchar(120) not null,
  -- The day that stands on the letters.
  dated_on date not null,
  sender varchar(600) not null,
  closed_at datetime(6) null,
  closed_by varchar(120) null,
  posted_on date null,
  primary key (id),
  key letter_batch_state (state, id),
  check (state in ('PRINTED', 'POSTED', 'DISCARDED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

create table letter_batch_item (
  batch_id bigint not null,
  position int not null,
  message_id bigint not null,
  -- Name and address as printed, a line each.
  address varchar(600) not null,
  registered boolean not null,
  tracking_number varchar(40) null,
  state varchar(10) not null,
  active_marker tinyint as (case when state = 'RELEASED' then null else 1 end) persistent,
  primary key (batch_id, position),
  unique key letter_batch_item_once (message_id, active_marker),
  foreign key (batch_id) references letter_batch (id),
  foreign key (message_id) references outbound_message (id),
  check (state in ('PRINTED', 'POSTED', 'WITHDRAWN', 'RELEASED'))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
