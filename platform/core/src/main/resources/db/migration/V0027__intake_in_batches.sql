-- Mail that lies on the server and could not be fetched: asked for again, while the next is taken in.
create table unfetched_mail (
  mailbox varchar(60) not null,
  folder varchar(190) not null,
  uid_validity bigint not null,
  uid bigint not null,
  byte_count bigint not null,
  first_failed_at datetime(6) not null,
  next_attempt_at datetime(6) not null,
  attempts int not null,
  last_failure varchar(1000) not null,
  primary key (mailbox, folder, uid_validity, uid)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- Mails whose understanding was begun and has not ended. One that ends the program each time is found by its count, so that
-- those that were read together with it go on without it.
create table triage_attempt (
  mail_id bigint not null,
  attempts int not null,
  begun_at datetime(6) not null,
  primary key (mail_id),
  foreign key (mail_id) references inbound_mail (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
