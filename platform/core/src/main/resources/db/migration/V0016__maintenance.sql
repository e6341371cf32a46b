-- While a row stands here no node begins a job: somebody works on the system.
create table maintenance (
  id tinyint not null,
  reason varchar(500) not null,
  started_at datetime(6) not null,
  started_by varchar(120) not null,
  primary key (id),
  constraint maintenance_one_at_a_time check (id = 1)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_polish_ci;
