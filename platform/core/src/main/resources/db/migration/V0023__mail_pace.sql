-- How fast mail goes to one domain: when its next message may leave, shared by every node.

create table mail_pace (
  domain varchar(253) not null,
  next_free_at datetime(6) not null,
  primary key (domain)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
