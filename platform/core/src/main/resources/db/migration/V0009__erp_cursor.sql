-- How far each connected ERP was read.

create table erp_cursor (
  source varchar(190) not null,
  position varchar(2000) null,
  moved_at datetime(6) not null,
  primary key (source)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
